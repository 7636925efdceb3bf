import type { LocalDate } from '../uk-date.ts'

// GS1 General Specifications 7.12: the year that lies at most 50 years ahead of this one and less than 50 behind.
const fullYear = (twoDigits: number, thisYear: number): number => {
  const century = thisYear - (thisYear % 100)
  const ahead = twoDigits - (thisYear % 100)
  if (ahead >= 51) return century - 100 + twoDigits
  return ahead <= -50 ? century + 100 + twoDigits : century + twoDigits
}

/** The last usable day that `YYMMDD` of a pack's code means; day 00 is the last day of the month. `today` decides the century. */
export const expiryDay = (yymmdd: string, today: LocalDate): LocalDate => {
  const year = fullYear(Number(yymmdd.slice(0, 2)), Number(today.slice(0, 4)))
  const month = Number(yymmdd.slice(2, 4))
  const day = Number(yymmdd.slice(4))
  // Day 0 of the month after is the last of this one.
  return new Date(day === 0 ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
