import { addDays, ukDate, type LocalDate } from '../../../domain/uk-date.ts'

const hourMs = 3_600_000
const opensAt = 8.5 * hourMs
const closesAt = 18 * hourMs

// Monday to Saturday.
const isTradingDay = (day: LocalDate): boolean => new Date(`${day}T12:00:00Z`).getUTCDay() !== 0

/** An instant of a day by how far the pharmacy's hours have gone, 0 to 1; in winter time all year. */
export const duringHours = (day: LocalDate, share: number): number =>
  Date.parse(`${day}T00:00:00Z`) + opensAt + Math.floor(share * (closesAt - opensAt))

/** The instant itself while open, else one soon after the next opening; `share` (0 to 1) spreads those over two hours. */
export const whenOpen = (instant: number, share: number): number => {
  const day = ukDate(instant)
  if (isTradingDay(day) && instant >= duringHours(day, 0) && instant <= duringHours(day, 1)) return instant
  const early = isTradingDay(day) && instant < duringHours(day, 0)
  return duringHours(early ? day : nextTradingDay(day), share * 0.2)
}

const nextTradingDay = (day: LocalDate): LocalDate => {
  const next = addDays(day, 1)
  return isTradingDay(next) ? next : nextTradingDay(next)
}

/** A day on which prescriptions arrive, and how much of its hours there is of it: less than 1 only on a day that is not over. */
export interface ArrivalDay {
  readonly day: LocalDate
  readonly share: number
}

/** So many trading days up to an instant, earliest first; the last is the one that is on, if any. */
export const arrivalDays = (until: number, count: number): readonly ArrivalDay[] => {
  const days: ArrivalDay[] = []
  for (let day = ukDate(until); days.length < count; day = addDays(day, -1)) {
    const [from, to] = [duringHours(day, 0), duringHours(day, 1)]
    if (isTradingDay(day) && until > from) days.push({ day, share: Math.min(1, (until - from) / (to - from)) })
  }
  return days.reverse()
}
