import type { DispensingDeps } from '../dispensing/act.ts'
import { reviewLegalWindows } from '../dispensing/review-legal-windows.ts'
import type { ClockSkew } from '../nhs/clock-skew.ts'
import { dayDoubt, type DayDoubt } from './day-doubt.ts'
import type { Ports } from './ports.ts'
import { repeatDaily } from './repeat-daily.ts'

/**
 * Reviews the legal days of everything open at start and on every new UK day, but not while this PC's day is doubtful: it would
 * take every bag out of its place and tell every patient so. `doubt` says why, null while it is not. Until then hand-out and dispatch ask the law themselves.
 */
export const reviewDaily = (
  ports: Pick<Ports, 'now' | 'after'>,
  dispensing: DispensingDeps,
  skew: Pick<ClockSkew, 'ahead' | 'learntAt'>,
  onFault: (fault: unknown) => void,
  pause: () => Promise<void>,
): { readonly doubt: () => DayDoubt | null; readonly stop: () => Promise<void> } => {
  let doubt: DayDoubt | null = null
  const { stop } = repeatDaily(
    ports,
    () => reviewLegalWindows(dispensing, pause),
    onFault,
    () => (doubt = dayDoubt(dispensing.database.db, ports.now(), skew)) !== null,
  )
  return { doubt: () => doubt, stop }
}
