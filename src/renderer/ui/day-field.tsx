import { useState, type ReactElement } from 'react'
import { ukDate, type LocalDate } from '../../domain/uk-date.ts'
import { now } from '../bridge/clock.ts'
import { dayReadWords, withYear, type YearMeant } from '../wording/read-day.ts'
import { TextField } from './text-field.tsx'

/**
 * A day as typed text with what was understood of it beside, written out: the PC's own date field shows 12/03 in an order
 * that depends on how Windows was set up. Where `withoutYear` says which is meant a day needs no year: the value has one, and what
 * is shown stays as it was typed.
 */
export const DayField = (props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly read: (text: string) => LocalDate | undefined
  /** Beside the field and never in it, where it would look like an answer. */
  readonly example: string
  readonly withoutYear?: YearMeant
}): ReactElement => {
  const { value, withoutYear } = props
  const [typed, setTyped] = useState<string | null>(null)
  const meant = (text: string): string =>
    withoutYear === undefined ? text : withYear(text, withoutYear, ukDate(now()))
  const understood = props.read(value)
  const words = dayReadWords(value, understood)
  return (
    <TextField
      label={props.label}
      value={typed !== null && meant(typed) === value ? typed : value}
      onChange={(text) => {
        setTyped(text)
        props.onChange(meant(text))
      }}
      hint={`such as ${props.example}`}
      hintBeside
      max={20}
      // A scan writes it out in the field already.
      beside={value.trim() === '' || value.trim() === words ? '' : words}
      wrong={value.trim() !== '' && understood === undefined}
    />
  )
}
