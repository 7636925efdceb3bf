import type { ReactElement } from 'react'
import type { CommandOf } from '../../../../domain/commands.ts'
import { Choices } from '../../../ui/choices.tsx'
import type { Keys } from '../../../ui/use-keys.ts'
import css from './forms.module.css'

/** Where the medicine of a corrected departure is. */
export type MedicineIs = 'in-its-place' | 'here-not-placed' | 'came-back' | 'with-somebody'

const answers = [
  { value: 'in-its-place', words: 'It never left the counter: here, back in its place, and ready', keyOf: '1' },
  { value: 'here-not-placed', words: 'It never left the counter: here, but not in its place', keyOf: '2' },
  { value: 'came-back', words: 'It left the pharmacy and came back: it is kept apart for destruction', keyOf: '3' },
  { value: 'with-somebody', words: 'It left the pharmacy, and somebody has it', keyOf: '4' },
] as const satisfies readonly { readonly value: MedicineIs; readonly words: string; readonly keyOf: string }[]

/** What is missing until it is answered. */
export const whereMissing = 'Say where the medicine is: 1 to 4.'

// It cannot be supplied again, and somebody may have had it.
const wasOutside = (where: MedicineIs | null): boolean => where === 'came-back' || where === 'with-somebody'

/** The answer as a correction gives it; null where none was asked. */
export const medicineOf = (where: MedicineIs | null): Pick<CommandOf<'correct'>, 'medicineIs' | 'cameBack'> =>
  where === 'came-back' || where === 'with-somebody'
    ? { medicineIs: 'gone', cameBack: where === 'came-back' }
    : { medicineIs: where }

/** The keys by which it is answered. */
export const whereKeys = (onChange: (where: MedicineIs) => void): Keys =>
  Object.fromEntries(
    answers.map(({ keyOf, value }) => [
      keyOf,
      () => {
        onChange(value)
      },
    ]),
  )

/** Asks in one question where the medicine is: what was outside cannot be supplied again, and with somebody it is still to be fetched. */
export const WhereIsIt = (props: {
  readonly value: MedicineIs | null
  readonly onChange: (value: MedicineIs) => void
}): ReactElement => (
  <>
    <Choices
      label="Where is the medicine now?"
      value={props.value}
      onChange={props.onChange}
      choices={answers}
      column
    />
    {wasOutside(props.value) ? (
      <p className={css['small']}>
        It cannot be supplied again, and has to be assembled anew.{' '}
        {props.value === 'came-back'
          ? 'Put it apart for destruction now.'
          : 'Get in touch with whoever has it. Once it is back here, keep it apart for destruction.'}
      </p>
    ) : null}
  </>
)
