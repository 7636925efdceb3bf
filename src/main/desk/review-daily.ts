import { ukDate } from '../../domain/uk-date.ts'
import type { Database } from '../database/database.ts'
import type { DispensingDeps } from '../dispensing/act.ts'
import { reviewLegalWindows } from '../dispensing/review-legal-windows.ts'
import { newestActAt } from '../ledger/read.ts'
import type { Ports } from './ports.ts'
import { repeatDaily } from './repeat-daily.ts'

// Longer than a pharmacy is shut over Christmas or its owner is away.
const longestQuietMs = 14 * 86_400_000

/** How far this PC's clock is ahead of the service's, ms; null while nobody could be asked (decision 0016). */
type ClockAhead = () => number | null

// A battery that is flat, or a mistyped year: it would take every bag out of its place and tell every patient so.
const isDayDoubtful = (database: Database, now: number, aheadMs: number | null): boolean => {
  if (aheadMs !== null) return ukDate(now - aheadMs) < ukDate(now)
  const newest = newestActAt(database.db)
  return newest !== null && now - newest > longestQuietMs
}

/**
 * Reviews the legal days of everything open at start and on every new UK day. It waits while this PC's day is later than the
 * service's; where that is not known, while nobody has recorded anything for longer than a pharmacy is shut.
 */
export const reviewDaily = (
  ports: Pick<Ports, 'now' | 'after'>,
  dispensing: DispensingDeps,
  clockAhead: ClockAhead,
  onFault: (fault: unknown) => void,
  pause: () => Promise<void>,
): { readonly stop: () => Promise<void> } =>
  repeatDaily(
    ports,
    () => reviewLegalWindows(dispensing, pause),
    onFault,
    () => isDayDoubtful(dispensing.database, ports.now(), clockAhead()),
  )
