import { addDays, ukDate, ukTime } from '../../../../domain/uk-date.ts'
import type { Told } from '../../../../domain/prescription.ts'
import { ukInstant } from '../../../wording/numbers-and-dates.ts'
import { readDay, readTime } from '../../../wording/read-day.ts'

/** What is said to the patient, as typed; day and time are UK wall clock, no time means none is promised. */
export interface PromiseForm {
  readonly waiting: boolean
  readonly day: string
  readonly time: string
}

const typedDay = (at: number): string => ukDate(at).split('-').toReversed().join('/')

/** The form as it opens: with what holds now, the day today. */
export const promiseForm = (told: Pick<Told, 'waitingSince' | 'at'>, now: number): PromiseForm => ({
  waiting: told.waitingSince !== null,
  day: typedDay(told.at ?? now),
  time: told.at === null ? '' : ukTime(told.at),
})

/** When is promised: null for no time, undefined when what was typed is none. UTC ms. */
export const promisedAt = ({ day, time }: PromiseForm): number | null | undefined =>
  time.trim() === '' ? null : ukInstant(readDay(day) ?? '', readTime(time) ?? '')

const fiveMinutes = 300_000

/** A time that is promised often, with the key that fills it in. */
export interface QuickTime {
  readonly keyOf: string
  readonly words: string
  readonly at: number
}

const usual = ['12:00', '17:00'] as const

/** Times that are promised often: some minutes on, in whole fives, and the next noon or five o’clock; at most five. */
export const quickTimes = (now: number): readonly QuickTime[] => {
  const soon = [15, 30, 60].map((minutes) => {
    const at = Math.ceil((now + minutes * 60_000) / fiveMinutes) * fiveMinutes
    return { words: `${String(minutes)} minutes, ${ukTime(at)}`, at }
  })
  const today = ukDate(now)
  const later = [today, addDays(today, 1)].flatMap((day) =>
    usual.flatMap((time) => {
      const at = ukInstant(day, time)
      return at === undefined || at < now + 5_400_000
        ? []
        : [{ words: `${day === today ? 'Today' : 'Tomorrow'} ${time}`, at }]
    }),
  )
  return [...soon, ...later.slice(0, 2)].map((one, at) => ({ ...one, keyOf: String(at + 1) }))
}

/** The form with a quick time filled in. */
export const withTime = (form: PromiseForm, at: number): PromiseForm => ({
  ...form,
  day: typedDay(at),
  time: ukTime(at),
})
