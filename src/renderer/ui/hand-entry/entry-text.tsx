import type { ReactElement } from 'react'
import type { EntryProblem } from '../../../domain/by-hand/entry-problems.ts'
import { dateWords } from '../../wording/numbers-and-dates.ts'
import { readDay } from '../../wording/read-day.ts'
import { TextField, type TextFieldProps } from '../text-field.tsx'
import { problemOf } from './problems.tsx'

type Told = Pick<
  TextFieldProps,
  'label' | 'value' | 'onChange' | 'hint' | 'rows' | 'max' | 'inputMode' | 'autoFocus'
> & {
  readonly field: string
  readonly problems: readonly EntryProblem[]
}

/** A text of the form; what is wrong with it takes the place of its hint. */
export const EntryText = ({ field, problems, hint, ...rest }: Told): ReactElement => {
  const wrong = problemOf(problems, field)
  const under = wrong ?? hint
  return <TextField {...rest} wrong={wrong !== undefined} {...(under === undefined ? {} : { hint: under })} />
}

/** A day of the form, with what was understood of it beside the label. */
export const EntryDay = ({ field, problems, hint, value, ...rest }: Told): ReactElement => {
  const wrong = problemOf(problems, field)
  const day = readDay(value)
  const under = wrong ?? hint
  return (
    <TextField
      {...rest}
      value={value}
      max={20}
      beside={value.trim() === '' ? '' : day === undefined ? 'Not a date yet' : dateWords(day)}
      wrong={wrong !== undefined || (value.trim() !== '' && day === undefined)}
      {...(under === undefined ? {} : { hint: under })}
    />
  )
}
