import { useEffect, useRef, type ReactElement } from 'react'
import { answerNeeded, factKey, type CheckFact, type FactAnswer } from '../../../../domain/clinical-check/check-fact.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { answerWords, factWords, reasonAsked, type FactTelling } from '../../../wording/check-facts.ts'
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
  /** The fact last answered by its key: the focus goes to what is written for it, else to the answer. A new object each time. */
  readonly pressed: { readonly key: string } | null
}

const order = Object.keys(answerWords) as readonly FactAnswer['how'][]

/** The answer a key gives: the likeliest first, and pressed again the next one. What was asked in a query, the prescriber answered. */
export const nextAnswer = (fact: CheckFact, answer: FactAnswer | undefined): FactAnswer => {
  const first = fact.kind === 'earlier-check' && fact.open === true ? 'asked-prescriber' : 'looked-at'
  const how = answer === undefined ? first : order[(order.indexOf(answer.how) + 1) % order.length]
  return { how: how ?? first, note: answer?.note ?? null }
}

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
  const { pressed } = answering
  useEffect(() => {
    if (pressed?.key !== factKey(fact)) return
    const find = (what: string) => frame.current?.querySelector<HTMLElement>(what) ?? null
    const at = find('input[type="text"]') ?? find('input:checked')
    at?.focus()
  }, [pressed])
  const reasonMissing = needed === 'reason' && (answer?.note ?? '').trim() === ''
  const answered = needed === 'none' || (answer !== null && !reasonMissing)
  return (
    <div className={css['fact']} data-answered={answered ? '' : undefined} ref={frame}>
      <span>{key === undefined ? null : <KeyCap>{key}</KeyCap>}</span>
      <p className={css['told']}>
        <strong>{head}</strong>
        {more === null ? null : <span className={css['more']}>{more}</span>}
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
