import type { ReactElement } from 'react'
import type { Collector } from '../../../../domain/prescription.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Keys } from '../../../ui/use-keys.ts'
import { collectorWords } from '../../../wording/places.ts'
import { recordedTakerWords, schedulesWords, type RecordedSchedules } from '../../../wording/schedules.ts'
import { ReasonField } from './reason-field.tsx'
import css from './forms.module.css'

/** Who takes it besides that they said it, as filled in so far. */
export interface CollectorForm {
  readonly name: string
  readonly address: string
  readonly identity: 'seen' | 'asked' | 'not-asked' | null
  readonly notAskedWhy: string
}

/** Nothing filled in. */
export const freshCollector: CollectorForm = { name: '', address: '', identity: null, notAskedWhy: '' }

const textOr = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** As recorded. `recorded`: the schedules among it that ask who takes it; with none of them no more than the name is asked. */
export const collectorOf = (kind: Collector['kind'], form: CollectorForm, recorded: RecordedSchedules): Collector => ({
  kind,
  name: kind === 'patient' ? null : textOr(form.name),
  address: kind === 'healthcare-professional' && recorded.length > 0 ? textOr(form.address) : null,
  saidAndMatched: true,
  identityAsked: recorded.length > 0 && (form.identity === 'asked' || form.identity === 'seen'),
  identitySeen: recorded.length > 0 && form.identity === 'seen',
  notAskedWhy: recorded.length > 0 && form.identity === 'not-asked' ? textOr(form.notAskedWhy) : null,
})

/** What is missing of it, in words. */
export const collectorMissing = (
  kind: Collector['kind'],
  form: CollectorForm,
  recorded: RecordedSchedules,
): string | undefined => {
  if (kind !== 'patient' && textOr(form.name) === null) return 'Write down who takes it.'
  if (recorded.length === 0) return undefined
  if (kind === 'healthcare-professional' && textOr(form.address) === null) return 'Write down where they work.'
  if (form.identity === null) return `${schedulesWords(recorded)}: say whether they were asked to show who they are.`
  return form.identity === 'not-asked' && textOr(form.notAskedWhy) === null ? 'Say why they were not asked.' : undefined
}

const answers = [
  { value: 'seen', words: 'Asked, and seen', keyOf: 'i' },
  { value: 'asked', words: 'Asked, not seen', keyOf: 'j' },
  { value: 'not-asked', words: 'Not asked, because…', keyOf: 'm' },
] as const

/** The keys by which identity is answered. */
export const collectorKeys = (
  form: CollectorForm,
  onChange: (form: CollectorForm) => void,
  recorded: RecordedSchedules,
): Keys =>
  recorded.length > 0
    ? Object.fromEntries(
        answers.map(({ value, keyOf }) => [
          keyOf,
          () => {
            onChange({ ...form, identity: value })
          },
        ]),
      )
    : {}

/** Who takes it, when not the patient, and for Schedules 1, 2 and 3 whether they were asked to show who they are (MDR 2001 regs 16(6) and 19). */
export const WhoTakesIt = (props: {
  readonly kind: Collector['kind']
  readonly form: CollectorForm
  readonly onChange: (form: CollectorForm) => void
  readonly recorded: RecordedSchedules
}): ReactElement => {
  const { kind, form, onChange, recorded } = props
  return (
    <>
      {kind === 'patient' ? null : (
        <div className={css['two']}>
          <TextField
            label={`${collectorWords[kind]}: name`}
            value={form.name}
            onChange={(name) => onChange({ ...form, name })}
            max={120}
            keepsCodes="never"
            autoFocus
          />
          {kind === 'healthcare-professional' && recorded.length > 0 ? (
            <TextField
              label="Where they work"
              value={form.address}
              onChange={(address) => onChange({ ...form, address })}
              max={200}
            />
          ) : null}
        </div>
      )}
      {recorded.length > 0 ? (
        <>
          <Notice tone="attention" head={recordedTakerWords(recorded)} />
          <Choices
            label={`${collectorWords[kind]}: were they asked to show who they are?`}
            value={form.identity}
            onChange={(identity) => onChange({ ...form, identity })}
            choices={answers}
          />
        </>
      ) : null}
      {recorded.length > 0 && form.identity === 'not-asked' ? (
        <ReasonField
          label="Why not asked"
          value={form.notAskedWhy}
          onChange={(notAskedWhy) => onChange({ ...form, notAskedWhy })}
          suggestions={['Known to us']}
        />
      ) : null}
    </>
  )
}
