import type { ReactElement } from 'react'
import { ukDate, ukTime } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { Button } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { exampleDay } from '../../wording/example-days.ts'
import { ukInstant } from '../../wording/numbers-and-dates.ts'
import { readDay, readTime } from '../../wording/read-day.ts'
import css from './on-duty.module.css'

/** A time entered afterwards, as typed: UK wall clock; `until` is empty while it still goes on. */
export interface WhenForm {
  readonly day: string
  readonly from: string
  readonly until: string
  readonly reason: string
}

/** What was typed, as instants (UTC ms); an end before its beginning is of the day after. */
export interface When {
  readonly happened: { readonly at: number; readonly reason: string } | null
  readonly until: number | null
}

const dayMs = 86_400_000

/** What was typed as instants, or null while something is missing or cannot be read. */
export const whenOf = (form: WhenForm | null): When | null => {
  if (form === null) return { happened: null, until: null }
  const day = readDay(form.day)
  const at = ukInstant(day ?? '', readTime(form.from) ?? '')
  if (at === undefined || form.reason.trim() === '') return null
  const happened = { at, reason: form.reason.trim() }
  if (form.until.trim() === '') return { happened, until: null }
  const until = ukInstant(day ?? '', readTime(form.until) ?? '')
  if (until === undefined) return null
  return { happened, until: until > at ? until : until + dayMs }
}

/** The form as it opens: today, with nothing typed. */
export const whenAt = (now: number): WhenForm => ({
  day: ukDate(now).split('-').toReversed().join('/'),
  from: ukTime(now),
  until: '',
  reason: '',
})

/** "It was earlier": after an outage things are entered late, with when and why; `hasEnd` where it may be over already. */
export const WhenItWas = (props: {
  readonly form: WhenForm | null
  readonly onChange: (form: WhenForm | null) => void
  readonly now: number
  readonly hasEnd: boolean
}): ReactElement => {
  const { form, onChange } = props
  if (form === null)
    return (
      <div>
        <Button
          look="link"
          onPress={() => {
            onChange(whenAt(props.now))
          }}
        >
          It was earlier…
        </Button>
      </div>
    )
  return (
    <div className={css['when']}>
      <DayField
        label="Day"
        value={form.day}
        read={readDay}
        withoutYear="last"
        example={exampleDay(now())}
        onChange={(day) => {
          onChange({ ...form, day })
        }}
      />
      <TextField
        label={props.hasEnd ? 'From' : 'At'}
        value={form.from}
        max={5}
        onChange={(from) => {
          onChange({ ...form, from })
        }}
      />
      {props.hasEnd ? (
        <TextField
          label="Until, if it is over"
          value={form.until}
          max={5}
          onChange={(until) => {
            onChange({ ...form, until })
          }}
        />
      ) : null}
      <TextField
        label="Why it is entered late"
        value={form.reason}
        max={200}
        placeholder="Computer was down"
        onChange={(reason) => {
          onChange({ ...form, reason })
        }}
      />
      <Button
        look="link"
        onPress={() => {
          onChange(null)
        }}
      >
        It is now
      </Button>
    </div>
  )
}
