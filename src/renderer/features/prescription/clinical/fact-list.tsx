import { useEffect, useRef, useState, type ReactElement } from 'react'
import {
  answerNeeded,
  factKey,
  isAnswered,
  type AnsweredFact,
  type CheckFact,
  type FactAnswer,
} from '../../../../domain/clinical-check/check-fact.ts'
import { useAnnounce } from '../../../ui/announce.tsx'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { isInView } from '../../../ui/in-view.ts'
import { TextField } from '../../../ui/text-field.tsx'
import {
  answerWords,
  factWords,
  reasonAsked,
  shownNowWords,
  writeHereWords,
  type FactTelling,
} from '../../../wording/check-facts.ts'
import css from './clinical.module.css'

/** The answers so far, by the text of their fact; what has none is not in there. */
export type FactAnswers = Readonly<Record<string, FactAnswer>>

/** What the lists of facts share: answers, how they are named, and which key answers which. */
export interface Answering {
  readonly answers: FactAnswers
  readonly onAnswer: (fact: CheckFact, answer: FactAnswer) => void
  readonly tell: FactTelling
  /** `1` to `9` for the first nine that need an answer. */
  readonly keyOf: (fact: CheckFact) => string | undefined
  /** The fact whose key was pressed last, and whether it was so the time before too. A new object each time. */
  readonly pressed: { readonly key: string; readonly again: boolean } | null
}

const order = Object.keys(answerWords) as readonly FactAnswer['how'][]

/** An answer: the likeliest first, then the next one. What was asked in a query, the prescriber answered. */
export const nextAnswer = (fact: CheckFact, answer: FactAnswer | undefined): FactAnswer => {
  const first = fact.kind === 'earlier-check' && fact.open === true ? 'asked-prescriber' : 'looked-at'
  const how = answer === undefined ? first : order[(order.indexOf(answer.how) + 1) % order.length]
  return { how: how ?? first, note: answer?.note ?? null }
}

/**
 * What the digit of a fact does. One that is not in view is only shown; the first press answers it, and goes to what was answered
 * before; pressed again it goes to the words where some are needed, else gives the next answer. No letter after it is text unasked.
 */
export const byDigit = (
  fact: CheckFact,
  {
    answer,
    inView,
    again,
  }: { readonly answer: FactAnswer | undefined; readonly inView: boolean; readonly again: boolean },
): 'show' | 'go' | 'write' | FactAnswer => {
  if (!inView) return 'show'
  if (answer === undefined) return nextAnswer(fact, answer)
  if (!again) return 'go'
  return answerNeeded(fact) === 'reason' ? 'write' : nextAnswer(fact, answer)
}

// That nobody has asked is no answer: it never looks like one, though a check may pass without.
const isSettled = (one: AnsweredFact): boolean => isAnswered(one) && one.fact.kind !== 'no-allergies-recorded'

const FactToAnswer = ({
  fact,
  with: answering,
}: {
  readonly fact: CheckFact
  readonly with: Answering
}): ReactElement => {
  const { head, more } = factWords(fact, answering.tell)
  const needed = answerNeeded(fact)
  const answer = answering.answers[factKey(fact)] ?? null
  const key = answering.keyOf(fact)
  const frame = useRef<HTMLDivElement>(null)
  const told = useRef<HTMLParagraphElement>(null)
  const goes = useRef(false)
  const [shownOnly, setShownOnly] = useState(false)
  const announce = useAnnounce()
  const { pressed } = answering
  const goTo = (what: string): void => {
    frame.current?.querySelector<HTMLElement>(what)?.focus()
  }
  useEffect(() => {
    if (!goes.current) return
    goes.current = false
    goTo('input:checked')
  })
  useEffect(() => {
    setShownOnly(false)
    if (pressed?.key !== factKey(fact) || told.current === null || key === undefined) return
    const does = byDigit(fact, { answer: answer ?? undefined, inView: isInView(told.current), again: pressed.again })
    if (does === 'show') {
      told.current.scrollIntoView({ block: 'center' })
      setShownOnly(true)
      announce(`${head}. ${shownNowWords(key)}`)
    } else if (does === 'go') goTo('input:checked')
    else if (does === 'write') goTo('input[type="text"]')
    else {
      goes.current = true
      answering.onAnswer(fact, does)
    }
  }, [pressed])
  return (
    <div className={css['fact']} data-answered={isSettled({ fact, answer }) ? '' : undefined} ref={frame}>
      <span>{key === undefined ? null : <KeyCap>{key}</KeyCap>}</span>
      <p className={css['told']} ref={told}>
        <strong>{head}</strong>
        {more === null ? null : <span className={css['more']}>{more}</span>}
        {shownOnly && key !== undefined ? <em className={css['shownOnly']}>{shownNowWords(key)}</em> : null}
      </p>
      {needed === 'none' ? null : (
        <div className={css['answer']}>
          <Choices
            label={`Answer to: ${head}`}
            hideLabel
            value={answer?.how ?? null}
            onChange={(how) => {
              answering.onAnswer(fact, { how, note: answer?.note ?? null })
            }}
            choices={choicesOf(answerWords)}
          />
          {needed === 'reason' || (answer !== null && answer.how !== 'looked-at') ? (
            <TextField
              label={needed === 'reason' ? reasonAsked(fact) : 'What they said'}
              {...(needed === 'reason' && key !== undefined && answer !== null
                ? { hint: writeHereWords(key), hintBeside: true }
                : {})}
              value={answer?.note ?? ''}
              onChange={(note) => {
                answering.onAnswer(fact, {
                  how: answer?.how ?? nextAnswer(fact, undefined).how,
                  note: note === '' ? null : note,
                })
              }}
              max={500}
            />
          ) : null}
        </div>
      )}
    </div>
  )
}

/** Facts, each with its answer below; nothing where there are none. */
export const FactList = (props: {
  readonly label: string
  readonly facts: readonly CheckFact[]
  readonly with: Answering
}): ReactElement | null =>
  props.facts.length === 0 ? null : (
    <div className={css['facts']} role="group" aria-label={props.label}>
      {props.facts.map((fact) => (
        <FactToAnswer key={factKey(fact)} fact={fact} with={props.with} />
      ))}
    </div>
  )
