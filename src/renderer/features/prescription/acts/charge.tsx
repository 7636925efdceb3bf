import type { ReactElement } from 'react'
import { ageOn, type ExemptionCategory } from '../../../../domain/payment.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { Choices, type Choice } from '../../../ui/choices.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import type { Keys } from '../../../ui/use-keys.ts'
import {
  chargeTakenWords,
  exemptByAgeHead,
  exemptionWords,
  freeWords,
  poundWords,
} from '../../../wording/at-the-counter.ts'
import { dateWords } from '../../../wording/numbers-and-dates.ts'
import type { Other } from '../use-others.ts'
import { chargeAnswers, chargePence, chargesDue, paysThoughExempt, type ChargeForm } from './charge-form.ts'
import { earlierCharge, type EarlierCharge } from './earlier-charge.ts'
import css from './forms.module.css'

type Answer = NonNullable<ChargeForm['answer']>

const freeKeys: Readonly<Record<keyof typeof freeWords, string>> = {
  contraceptive: 'c',
  'sexual-health': 'x',
  // Not Y: it says who it is in the window before.
  'paid-before': 'v',
}

const choiceOf = (answer: Answer, age: string): Choice<Answer> & { readonly keyOf: string } => {
  if (answer === 'paid') return { value: answer, words: 'Pays the charge', keyOf: 'p' }
  if (answer === 'contraceptive' || answer === 'sexual-health' || answer === 'paid-before')
    return { value: answer, words: freeWords[answer], keyOf: freeKeys[answer] }
  const category = answer.slice('exempt-'.length) as ExemptionCategory
  const words = category === 'A' ? `${exemptionWords.A} (born ${age})` : exemptionWords[category]
  return { value: answer, words, keyOf: category.toLowerCase() }
}

const choicesFor = (birthDate: string) => {
  const today = ukDate(now())
  const age = `${dateWords(birthDate)}: ${String(ageOn(birthDate, today))}`
  return chargeAnswers(birthDate, today).map((answer) => choiceOf(answer, age))
}

/** What was paid before, once for each prescription: charged in one act, several have one moment. */
export const earlierOf = (going: readonly Other[]): readonly (EarlierCharge & { readonly id: string })[] =>
  going.flatMap((one) => {
    const earlier = earlierCharge(one)
    return earlier === null ? [] : [{ ...earlier, id: one.detail.prescription.id }]
  })

const needsEvidence = (answer: ChargeForm['answer']): boolean =>
  answer !== null && answer.startsWith('exempt-') && answer !== 'exempt-A'

/** The keys by which the charge is answered: the letter of the box on the form, P for paid, 1 and 2 for the evidence or the ticks. */
export const chargeKeys = (going: readonly Other[], form: ChargeForm, onChange: (form: ChargeForm) => void): Keys => {
  const patient = going[0]?.detail.prescription.content.patient
  if (patient === undefined || chargesDue(going) === 0) return {}
  return {
    ...Object.fromEntries(
      choicesFor(patient.birthDate).map(({ value, keyOf }) => [
        keyOf,
        () => {
          onChange({ ...form, answer: value, evidence: null, paysAllTheSame: false })
        },
      ]),
    ),
    ...(needsEvidence(form.answer)
      ? {
          '1': () => {
            onChange({ ...form, evidence: 'seen' })
          },
          '2': () => {
            onChange({ ...form, evidence: 'not-seen' })
          },
        }
      : {}),
    ...(form.answer === 'paid' && earlierOf(going).length > 0
      ? {
          '1': () => {
            onChange({ ...form, givenBack: !form.givenBack })
          },
        }
      : {}),
    ...(paysThoughExempt(form, patient.birthDate, ukDate(now()))
      ? {
          '2': () => {
            onChange({ ...form, paysAllTheSame: !form.paysAllTheSame })
          },
        }
      : {}),
  }
}

/** Exemption or charges, once for all prescriptions that are handed out together; nothing where no charge is due. */
export const Charge = (props: {
  readonly going: readonly Other[]
  readonly form: ChargeForm
  readonly onChange: (form: ChargeForm) => void
  readonly penceEach: number
}): ReactElement | null => {
  const { going, form, onChange, penceEach } = props
  const due = chargesDue(going)
  const earlier = earlierOf(going)
  const patient = going[0]?.detail.prescription.content.patient
  if (patient === undefined || due === 0) return null
  const today = ukDate(now())
  return (
    <div className={css['charge']}>
      {earlier.map((one) => (
        <Notice key={one.id} tone="attention" head={chargeTakenWords(one)}>
          <p>If that money stands, choose “{freeWords['paid-before']}”.</p>
        </Notice>
      ))}
      <Choices
        label={`Prescription charge: ${due === 1 ? 'one item' : `${String(due)} items`}`}
        value={form.answer}
        onChange={(answer) => {
          onChange({ ...form, answer, evidence: null, paysAllTheSame: false })
        }}
        choices={choicesFor(patient.birthDate)}
      />
      {needsEvidence(form.answer) ? (
        <Choices
          label="Evidence"
          value={form.evidence}
          onChange={(evidence) => {
            onChange({ ...form, evidence })
          }}
          choices={[
            { value: 'seen', words: 'Seen', keyOf: '1' },
            { value: 'not-seen', words: 'Not seen', keyOf: '2' },
          ]}
        />
      ) : null}
      {paysThoughExempt(form, patient.birthDate, today) ? (
        <Notice tone="attention" head={exemptByAgeHead(ageOn(patient.birthDate, today))}>
          <Tick
            ticked={form.paysAllTheSame}
            onChange={(paysAllTheSame) => {
              onChange({ ...form, paysAllTheSame })
            }}
          >
            They pay all the same <KeyCap>2</KeyCap>
          </Tick>
        </Notice>
      ) : null}
      {form.answer === 'paid' && earlier.length > 0 ? (
        <Tick
          ticked={form.givenBack}
          onChange={(givenBack) => {
            onChange({ ...form, givenBack })
          }}
        >
          What was paid before was given back <KeyCap>1</KeyCap>
        </Tick>
      ) : null}
      {form.answer === 'paid' ? (
        <TextField
          label={`Charges paid, ${poundWords(penceEach)} each`}
          beside={poundWords(chargePence(form, going, penceEach))}
          value={form.charges ?? String(due)}
          onChange={(charges) => {
            onChange({ ...form, charges })
          }}
          inputMode="numeric"
          max={2}
        />
      ) : null}
    </div>
  )
}
