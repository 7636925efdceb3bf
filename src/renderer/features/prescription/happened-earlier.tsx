import type { ReactElement } from 'react'
import { ukDate, ukTime } from '../../../domain/uk-date.ts'
import { Button } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { exampleDay } from '../../wording/example-days.ts'
import { ukInstant } from '../../wording/numbers-and-dates.ts'
import { readDay, readTime } from '../../wording/read-day.ts'
import css from './happened-earlier.module.css'
import type { LateEntry } from './use-acting.tsx'

/** A late entry as typed; day and time are UK wall clock. */
export interface LateForm {
  readonly day: string
  readonly time: string
  readonly reason: string
  /** What the fields were filled in from, UTC ms: it counts as long as they say its minute. */
  readonly exactly?: number
}

/** The entry as typed, null while something of it is missing. */
export const lateEntryOf = ({ day, time, reason, exactly }: LateForm): LateEntry | null => {
  const at = ukInstant(readDay(day) ?? '', readTime(time) ?? '')
  if (at === undefined || reason.trim() === '') return null
  const isItsMinute = exactly !== undefined && exactly >= at && exactly < at + 60_000
  return { at: isItsMinute ? exactly : at, reason: reason.trim() }
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
          look="link"
          onPress={() => {
            onChange({
              day: ukDate(props.now()).split('-').toReversed().join('/'),
              time: ukTime(props.now()),
              reason: '',
            })
          }}
        >
          It happened earlier…
        </Button>
      </span>
    )
  return (
    <div className={css['late']}>
      <DayField
        label="Happened on"
        value={late.day}
        read={readDay}
        withoutYear="last"
        example={exampleDay(props.now())}
        onChange={(day) => onChange({ ...late, day })}
      />
      <TextField label="At" value={late.time} max={5} onChange={(time) => onChange({ ...late, time })} />
      <TextField
        label="Why it is entered late"

        value={late.reason}
        max={200}
        onChange={(reason) => onChange({ ...late, reason })}
        placeholder="Computer was down"
      />
      <Button look="link" onPress={() => onChange(null)}>
        It is now
      </Button>
    </div>
  )
}
