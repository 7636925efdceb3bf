import { ukDate } from '../../domain/uk-date.ts'
import type { ReadDb } from '../database/query.ts'
import { newestDaysWorked } from '../ledger/read.ts'
import type { ClockSkew } from '../nhs/clock-skew.ts'

const dayMs = 86_400_000
// Longer than a pharmacy is shut over Christmas or its owner is away.
const longestQuietDays = 14
// Labels and the register of who is responsible show the date: on so many days of work a wrong one is seen.
const daysThatConfirm = 3
// Clocks differ by so much everywhere, and the law counts days: around midnight it says nothing of which day it is.
const usualAheadMs = 5 * 60_000

/** Why this PC's day is in doubt: the service says that it is another, or nobody has worked here for long and it was not heard. */
export type DayDoubt = 'service' | 'quiet'

/**
 * Why this PC's clock may be days ahead, null where it is not in doubt: the service says so; or, where it was not heard of in two
 * weeks, nobody recorded anything for that long before the last three days of work. A battery that is flat, or a mistyped year. One
 * act ends no doubt: it is recorded by the clock that is doubted. Three days do, so that a pharmacy without a line that was shut for
 * long is not held up for ever.
 */
export const dayDoubt = (db: ReadDb, now: number, skew: Pick<ClockSkew, 'ahead' | 'learntAt'>): DayDoubt | null => {
  const [aheadMs, learntAt] = [skew.ahead(), skew.learntAt()]
  // What was learnt before the clock jumped says nothing of where it is now.
  if (aheadMs !== null && learntAt !== null && Math.abs(now - learntAt) <= longestQuietDays * dayMs)
    return aheadMs > usualAheadMs && ukDate(now - aheadMs) < ukDate(now) ? 'service' : null
  let later = Math.floor(now / dayMs)
  for (const day of newestDaysWorked(db, now, daysThatConfirm)) {
    if (later - day > longestQuietDays) return 'quiet'
    later = day
  }
  return null
}

/** Where nothing was learnt of the service's clock. */
export const nothingLearnt: Pick<ClockSkew, 'ahead' | 'learntAt'> = { ahead: () => null, learntAt: () => null }
