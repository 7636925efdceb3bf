import type { ReactElement } from 'react'
import { ukDate, ukTime } from '../../../domain/uk-date.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ukInstant } from '../../wording/numbers-and-dates.ts'
import css from './happened-earlier.module.css'
import type { LateEntry } from './use-acting.tsx'

/** A late entry as typed; day and time are UK wall clock. */
export interface LateForm {
  readonly day: string
  readonly time: string
  readonly reason: string
}

/** The entry as typed, null while something of it is missing. */
export const lateEntryOf = ({ day, time, reason }: LateForm): LateEntry | null => {
  const at = ukInstant(day, time)
  return at === undefined || reason.trim() === '' ? null : { at, reason: reason.trim() }
}

/** "It happened earlier": after an outage things are entered late, with when and why. */
export const HappenedEarlier = (props: {
  readonly late: LateForm | null
  readonly onChange: (late: LateForm | null) => void
  readonly now: () => number
}): ReactElement => {
  const { late, onChange } = props
  if (late === null)
    return (
      <span className={css['ask']}>
        <Button
          look="quiet"
          onPress={() => {
            onChange({ day: ukDate(props.now()), time: ukTime(props.now()), reason: '' })
          }}
        >
          It happened earlier…
        </Button>
      </span>
    )
  return (
    <div className={css['late']}>
      <TextField label="Happened on" type="date" value={late.day} onChange={(day) => onChange({ ...late, day })} />
      <TextField label="At" type="time" value={late.time} onChange={(time) => onChange({ ...late, time })} />
      <TextField
        label="Why it is entered late"
        value={late.reason}
        max={200}
        onChange={(reason) => onChange({ ...late, reason })}
        placeholder="Computer was down"
      />
      <Button look="quiet" onPress={() => onChange(null)}>
        It is now
      </Button>
    </div>
  )
}
