import { ukDate, ukTime } from '../../domain/uk-date.ts'
import { dateWords, dayWords } from './numbers-and-dates.ts'

/** How long, as one says it at the counter: `12 min`, `1 h 5 min`, `3 days`. */
export const spanWords = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes === 0) return 'under 1 min'
  if (minutes < 60) return `${String(minutes)} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return hours < 48 ? '1 day' : `${String(Math.floor(hours / 24))} days`
  return minutes % 60 === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(minutes % 60)} min`
}

// `11:30` today, otherwise with the day: `tomorrow 11:30`, `24 Nov 11:30`.
const timeWords = (at: number, now: number): string => {
  const [day, today] = [ukDate(at), ukDate(now)]
  if (day === today) return ukTime(at)
  const words = dayWords(day, today)
  return `${words === dateWords(day) ? words.replace(/ \d{4}$/, '') : words} ${ukTime(at)}`
}

/** How pressing a line is: somebody stands there, a time has passed, a time is near, or one is to come. */
export type Pressing = 'waiting' | 'late' | 'soon' | 'due'

/** A line's due in words, with how pressing it is; `full` is the whole sentence. */
export interface DueWords {
  readonly words: string
  readonly full: string
  readonly pressing: Pressing
}

const soonMs = 15 * 60_000

const promised = (at: number, now: number): DueWords => {
  const time = timeWords(at, now)
  if (at <= now)
    return {
      words: `late by ${spanWords(now - at)}`,
      full: `Promised for ${time}: late by ${spanWords(now - at)}.`,
      pressing: 'late',
    }
  return { words: `due ${time}`, full: `Promised for ${time}.`, pressing: at - now <= soonMs ? 'soon' : 'due' }
}

/** What a line of the queue says of waiting and promised times; null when nothing was said to the patient. */
export const dueWords = (
  row: { readonly waitingSince: number | null; readonly promisedAt: number | null },
  now: number,
): DueWords | null => {
  const time = row.promisedAt === null ? null : promised(row.promisedAt, now)
  if (row.waitingSince === null) return time
  const waits = `waiting ${spanWords(now - row.waitingSince)}`
  // Of the first minute the number is no news, and the words would not fit.
  const short = waits.replace(' under 1 min', '')
  return {
    words: time?.pressing === 'late' ? `${short}, ${time.words}` : short,
    full: `The patient is ${waits.replace('waiting', 'waiting in the shop for')}.${time === null ? '' : ` ${time.full}`}`,
    pressing: 'waiting',
  }
}

/** What is about to be noted, on its button and when it is told afterwards. */
export const promiseWords = (said: { readonly waiting: boolean; readonly at: number | null }, now: number): string => {
  const time = said.at === null ? null : `promised for ${timeWords(said.at, now)}`
  if (said.waiting) return time === null ? 'Waiting in the shop' : `Waiting in the shop, ${time}`
  return time === null ? 'Nobody waits, nothing is promised' : `P${time.slice(1)}`
}
