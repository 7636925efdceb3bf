/** A calendar day in the United Kingdom, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly __localDate?: never }

const ukDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const ukClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The UK day of an instant (UTC milliseconds), whatever zone the PC is set to. */
export const ukDate = (instant: number): LocalDate => ukDay.format(instant)

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `12 Mar 1948`: the form in which dates cannot be read two ways. */
export const dateWords = (date: LocalDate): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${monthNames[Number(month) - 1] ?? ''} ${year}`
}

/** The UK wall clock of an instant as `HH:MM`. */
export const ukTime = (instant: number): string => ukClock.format(instant)

const asUtc = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`)
const fromUtc = (instant: number): LocalDate => new Date(instant).toISOString().slice(0, 10)

/** Whether a text is a real calendar day in `YYYY-MM-DD` form. */
export const isLocalDate = (text: string): text is LocalDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text)) && fromUtc(asUtc(text)) === text

/** The day `days` later (earlier when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate => fromUtc(asUtc(date) + days * 86_400_000)

/** The same day of the month `months` later; the last day of that month where it has no such day. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return fromUtc(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, lastDay)))
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((asUtc(to) - asUtc(from)) / 86_400_000)
