import type { ReactElement } from 'react'
import type { Counselling } from '../../../../domain/prescription.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Keys } from '../../../ui/use-keys.ts'
import { itemName } from '../detail.ts'
import type { Other } from '../use-others.ts'
import { ReasonField } from './reason-field.tsx'

/** The answer about what had to be told; null until given. */
export interface CounselForm {
  readonly answer: Counselling['answer'] | null
  readonly why: string
}

/** Nothing answered. */
export const freshCounsel: CounselForm = { answer: null, why: '' }

const textsOf = (going: readonly Other[]) =>
  going.flatMap(({ detail: { prescription: p }, itemIds }) => {
    const counsel = p.clinicalCheck?.counsel ?? null
    return counsel === null ? [] : [{ id: p.id, counsel, of: itemIds.map((itemId) => itemName(p, itemId)).join(', ') }]
  })

const answers = [
  { value: 'given', words: 'Told', keyOf: 't' },
  { value: 'declined', words: 'Did not want to be told', keyOf: 'n' },
  { value: 'not-here', words: 'Not here, because…', keyOf: 'q' },
] as const

/** What is missing of the answer, in words. */
export const counselMissing = (form: CounselForm, going: readonly Other[]): string | undefined => {
  if (textsOf(going).length === 0) return undefined
  if (form.answer === null) return 'Tell them what the pharmacist left for them, and say so.'
  return form.answer === 'not-here' && form.why.trim() === '' ? 'Say why it was not told here.' : undefined
}

/** The answer as recorded; null where nothing had to be told. */
export const counsellingOf = (form: CounselForm, { detail }: Other): Counselling | null =>
  (detail.prescription.clinicalCheck?.counsel ?? null) === null || form.answer === null
    ? null
    : { answer: form.answer, why: form.answer === 'not-here' ? form.why.trim() : null }

/** The keys by which it is answered. */
export const counselKeys = (going: readonly Other[], form: CounselForm, onChange: (form: CounselForm) => void): Keys =>
  textsOf(going).length === 0
    ? {}
    : Object.fromEntries(
        answers.map(({ value, keyOf }) => [
          keyOf,
          () => {
            onChange({ ...form, answer: value })
          },
        ]),
      )

/** What the clinical check left to be told when the medicine leaves, and whether it was; nothing where it left nothing. */
export const Counsel = (props: {
  readonly going: readonly Other[]
  readonly form: CounselForm
  readonly onChange: (form: CounselForm) => void
}): ReactElement | null => {
  const { form, onChange } = props
  const texts = textsOf(props.going)
  if (texts.length === 0) return null
  return (
    <>
      <Notice tone="attention" head="The pharmacist left this to be told:">
        {texts.map(({ id, counsel, of }) => (
          <p key={id}>
            {counsel} <span>({of})</span>
          </p>
        ))}
      </Notice>
      <Choices
        label="Was it told?"
        value={form.answer}
        onChange={(answer) => {
          onChange({ ...form, answer })
        }}
        choices={answers}
      />
      {form.answer === 'not-here' ? (
        <ReasonField
          label="Why not here"
          value={form.why}
          onChange={(why) => {
            onChange({ ...form, why })
          }}
          suggestions={['By phone, later', 'Written down and put in the bag', 'Has had it for years']}
        />
      ) : null}
    </>
  )
}
