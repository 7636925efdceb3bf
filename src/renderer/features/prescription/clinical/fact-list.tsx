import type { ReactElement } from 'react'
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
  const reasonMissing = needed === 'reason' && (answer?.note ?? '').trim() === ''
  const answered = needed === 'none' || (answer !== null && !reasonMissing)
  return (
    <div className={css['fact']} data-answered={answered ? '' : undefined}>
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
                answering.onAnswer(fact, { how: answer?.how ?? 'looked-at', note: note === '' ? null : note })
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
