import { ukDate, ukTime } from '../../domain/uk-date.ts'

const stepMs = 15 * 60_000
/** Beyond this a stay away counts as long whatever the hours. */
const longestLookMs = 30 * 24 * 3_600_000

const isOpenAt = (instant: number): boolean => {
  const time = ukTime(instant)
  return new Date(`${ukDate(instant)}T12:00:00Z`).getUTCDay() !== 0 && time >= '08:00' && time < '20:00'
}

/** About how long the counter was open between two instants, in ms to the quarter of an hour: Monday to Saturday, 8 to 20 UK time. */
export const openMsBetween = (from: number, to: number): number => {
  if (to - from > longestLookMs) return longestLookMs
  let open = 0
  for (let at = from; at + stepMs <= to; at += stepMs) if (isOpenAt(at)) open += stepMs
  return open
}
