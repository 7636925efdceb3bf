import type { ReactElement } from 'react'
import type { LocalDate } from '../../domain/uk-date.ts'
import { dayReadWords } from '../wording/read-day.ts'
import { TextField } from './text-field.tsx'

/**
 * A day as typed text with what was understood of it beside, written out: the PC's own date field shows 12/03 in an order
 * that depends on how Windows was set up.
 */
export const DayField = (props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly read: (text: string) => LocalDate | undefined
  /** Beside the field and never in it, where it would look like an answer. */
  readonly example: string
}): ReactElement => {
  const { value } = props
  const understood = props.read(value)
  const words = dayReadWords(value, understood)
  return (
    <TextField
      label={props.label}
      value={value}
      onChange={props.onChange}
      hint={`such as ${props.example}`}
      hintBeside
      max={20}
      // A scan writes it out in the field already.
      beside={value.trim() === '' || value.trim() === words ? '' : words}
      wrong={value.trim() !== '' && understood === undefined}
    />
  )
}
