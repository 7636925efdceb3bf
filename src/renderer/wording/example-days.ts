import { addDays, ukDate } from '../../domain/uk-date.ts'

/** A day to show beside a field, as it would be typed there: today, or so many days on. An example that has passed would be refused where one is typed after it. */
export const exampleDay = (now: number, daysOn = 0): string =>
  addDays(ukDate(now), daysOn).split('-').toReversed().join('/')

/** An expiry to show beside a field: the end of next year. */
export const exampleExpiry = (now: number): string => `12/${String(Number(ukDate(now).slice(0, 4)) + 1)}`
