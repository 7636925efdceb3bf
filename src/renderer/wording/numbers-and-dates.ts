import { hasNhsNumber } from '../../domain/identifiers.ts'
import { formatHundredths, type Hundredths } from '../../domain/quantity.ts'
import { daysBetween, addDays, dateWords, ukDate, ukTime, type LocalDate } from '../../domain/uk-date.ts'

export { dateWords }

const monthsBetween = (from: LocalDate, to: LocalDate): number => {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
}

/** Age and sex in one: `66 years, female`; what a message does not say is said to be that. */
export const ageAndSexWords = (
  { birthDate, gender }: { readonly birthDate: LocalDate; readonly gender: 'male' | 'female' | 'other' | 'unknown' },
  today: LocalDate,
): string => `${ageWords(birthDate, today)}, ${gender === 'unknown' ? 'sex not stated' : gender}`

/** An age as doses go by it: `12 days` up to four weeks, `9 weeks` up to three months, `17 months` up to two years, `78 years`. */
export const ageWords = (birthDate: LocalDate, today: LocalDate): string => {
  const days = daysBetween(birthDate, today)
  const months = monthsBetween(birthDate, today)
  if (days < 28) return counted(Math.max(0, days), 'day')
  if (months < 3) return counted(Math.floor(days / 7), 'week')
  return months < 24 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year')
}

/** `999 012 3456`; of somebody whose paper form gave none, that there is none here. */
export const nhsNumberWords = (key: string): string =>
  hasNhsNumber(key) ? key.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3') : 'number not given'

/** `10:42` today, otherwise with the day: `14 Nov 10:42`. */
export const momentWords = (at: number, now: number): string => {
  const day = ukDate(at)
  return day === ukDate(now) ? ukTime(at) : `${dateWords(day).replace(/ \d{4}$/, '')} ${ukTime(at)}`
}

/** The day and the time, whenever it is read: `14 Nov 10:42`. */
export const whenWords = (at: number): string => `${dateWords(ukDate(at)).replace(/ \d{4}$/, '')} ${ukTime(at)}`

/** `today`, `yesterday`, `tomorrow`, or the date. */
export const dayWords = (date: LocalDate, today: LocalDate): string => {
  if (date === today) return 'today'
  if (date === addDays(today, -1)) return 'yesterday'
  return date === addDays(today, 1) ? 'tomorrow' : dateWords(date)
}

/** `1 item`, `2 items`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${String(count)} ${count === 1 ? noun : plural}`

/** A unit as one says it of more than one: `tablets`; signs such as `ml` stay as they are. */
export const unitsWords = (unit: string): string =>
  !/^[a-z]+$/i.test(unit) || unit.endsWith('s') || unit.length <= 2 ? unit : `${unit}s`

/** An amount with its unit: `1 tablet`, `28 tablets`, `100 ml`. */
export const amountWords = (amount: Hundredths, unit: string): string =>
  `${formatHundredths(amount)} ${amount === 100 ? unit : unitsWords(unit)}`

/** The instant of a UK wall clock, `YYYY-MM-DD` and `HH:MM`; undefined when there is no such time. */
export const ukInstant = (day: string, time: string): number | undefined => {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`)
  // Greenwich or British Summer Time: one of the two reads back as typed.
  return [asIfUtc, asIfUtc - 3_600_000].find((at) => !Number.isNaN(at) && ukDate(at) === day && ukTime(at) === time)
}
