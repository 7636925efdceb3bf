import { useState, type ReactElement } from 'react'
import { Choices } from '../../../ui/choices.tsx'
import css from './forms.module.css'

/** Where the medicine of a corrected departure is. */
export type MedicineIs = 'in-its-place' | 'here-not-placed' | 'gone'

const leftIt = [
  { value: 'no', words: 'It never left the counter' },
  { value: 'yes', words: 'It left the pharmacy and came back, or is with somebody' },
] as const

const whereHere = [
  { value: 'here-not-placed', words: 'Here, but not in its place' },
  { value: 'in-its-place', words: 'Here, back in its place: it is ready' },
] as const

/**
 * Asks whether the medicine left the pharmacy, and only when it did not where it lies: what was outside cannot be supplied
 * again. The answer is null until both are answered.
 */
export const WhereIsIt = (props: {
  readonly value: MedicineIs | null
  readonly onChange: (value: MedicineIs | null) => void
}): ReactElement => {
  const { value, onChange } = props
  const [left, setLeft] = useState<'yes' | 'no' | null>(null)
  return (
    <>
      <Choices
        label="Did the medicine leave the pharmacy?"
        value={left}
        onChange={(answer) => {
          setLeft(answer)
          onChange(answer === 'yes' ? 'gone' : null)
        }}
        choices={leftIt}
        column
      />
      {left === 'no' ? (
        <Choices
          label="Where is it now?"
          value={value === 'gone' ? null : value}
          onChange={onChange}
          choices={whereHere}
          column
        />
      ) : null}
      {left === 'yes' ? (
        <p className={css['small']}>
          It cannot be supplied again, and has to be assembled anew. If it is back here, keep it apart for destruction.
        </p>
      ) : null}
    </>
  )
}
