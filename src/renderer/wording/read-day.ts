import { addDays, addMonths, isLocalDate, type LocalDate } from '../../domain/uk-date.ts'
import { dateWords } from './numbers-and-dates.ts'

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const monthOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : names.indexOf(text.slice(0, 3).toLowerCase()) + 1

const two = (value: number): string => String(value).padStart(2, '0')

const dayOf = (year: string, month: number, day: number): LocalDate | undefined => {
  const date = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`
  return isLocalDate(date) ? date : undefined
}

/** Reads a day as people in the United Kingdom write it (`31/12/2027`, `31 Dec 27`), day before month, or as `2027-12-31`. */
export const readDay = (text: string): LocalDate | undefined => {
  const parts = text.trim().split(/[\s./-]+/)
  const [a = '', b = '', c = ''] = parts
  if (parts.length !== 3) return undefined
  return /^\d{4}$/.test(a) ? dayOf(a, monthOf(b), Number(c)) : dayOf(c, monthOf(b), Number(a))
}

/** Which day is meant by one that is typed without its year: the next such day, today among them, or the last. */
export type YearMeant = 'next' | 'last'

// A day typed wrongly by one would otherwise be taken for that of another year.
const yearMeantWithinDays = 60

const withoutYear = /^\d{1,2}[\s./-]+(\d{1,2}|\p{L}+)$/u

/** A typed day with the year that is meant, `23/11/2026` for `23/11`, where that is within 60 days; any other text as it is. */
export const withYear = (text: string, meant: YearMeant, today: LocalDate): string => {
  if (!withoutYear.test(text.trim())) return text
  const [day = '', month = ''] = text.trim().split(/[\s./-]+/)
  const furthest = addDays(today, meant === 'next' ? yearMeantWithinDays : -yearMeantWithinDays)
  const [first, last] = meant === 'next' ? [today, furthest] : [furthest, today]
  const date = [first, last]
    .flatMap((end) => dayOf(end.slice(0, 4), monthOf(month), Number(day)) ?? [])
    .find((one) => one >= first && one <= last)
  return date === undefined ? text : date.split('-').toReversed().join('/')
}

/** What was understood of a typed day, or what of it is no date: never an example, which is one. */
export const dayReadWords = (text: string, day: LocalDate | undefined): string => {
  if (day !== undefined) return dateWords(day)
  return withoutYear.test(text.trim()) ? 'Which year?' : `Not a date: “${text.trim()}”`
}

/** Reads an expiry as packs print it: a day, or a month (`12/2027`, `12 27`, `DEC 2027`), which means its last day. */
export const readExpiry = (text: string): LocalDate | undefined => {
  const [month = '', year = '', ...rest] = text.trim().split(/[\s./-]+/)
  if (rest.length > 0) return readDay(text)
  const first = /^(\d{2}|\d{4})$/.test(year) ? dayOf(year, monthOf(month), 1) : undefined
  return first === undefined ? undefined : addDays(addMonths(first, 1), -1)
}

/** Reads a time of day as `9:05`, `0905` or `09.05`; gives `09:05`. */
export const readTime = (text: string): string | undefined => {
  const match = /^(\d{1,2})[:. ]?(\d{2})$/.exec(text.trim())
  if (!match) return undefined
  const [, hours = '', minutes = ''] = match
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : undefined
}
