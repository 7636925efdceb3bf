import { isLocalDate, ukDate, type LocalDate } from '../../domain/uk-date.ts'

const dateTime = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

// UTC ms of a FHIR dateTime that has a time; undefined when it has none or is ill-formed.
const instantOf = (text: string): number | undefined => {
  const day = dateTime.exec(text)?.[1]
  const instant = Date.parse(text)
  return day === undefined || !isLocalDate(day) || Number.isNaN(instant) ? undefined : instant
}

/** The UK day of a FHIR date or dateTime; undefined when it is ill-formed or only a month or a year. */
export const dayOf = (text: string): LocalDate | undefined => {
  if (isLocalDate(text)) return text
  const instant = instantOf(text)
  return instant === undefined ? undefined : ukDate(instant)
}

/** The last day of a period. Systems write the end of a day as `T23:59:59Z`, which in summer is the next day here: the earlier day counts. */
export const lastDayOf = (text: string): LocalDate | undefined => {
  const day = dayOf(text)
  const written = text.slice(0, 10)
  return day !== undefined && written < day ? written : day
}

/** The later of two days, of which either may be unknown. */
export const laterDay = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || (b !== null && b > a) ? b : a
