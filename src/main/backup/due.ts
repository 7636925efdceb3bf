import { ukDate, ukTime } from '../../domain/uk-date.ts'

/** No work is to be without a second copy for longer. */
export const oldestMs = 15 * 60_000
/** How often it is looked whether anything is to do. */
export const lookEveryMs = 60_000
/** How long a backup is believed in before it is read back again. */
export const believedMs = 24 * 3_600_000

const soonestMs = 3 * 60_000
const longestPauseMs = 10 * 60_000
// As the outbox has it: after this the counter is closed, whatever hours the pharmacy keeps.
const dayEndsAt = '20:00'

/** What is to be remembered of a backup made then and checked in full: the day it ends (UK). Work may go on after an earlier one. */
export const dayEndedBy = (madeAt: number): { readonly dayEndOn?: string } =>
  ukTime(madeAt) >= dayEndsAt ? { dayEndOn: ukDate(madeAt) } : {}

/** What is known when it is asked what is to do. Times are UTC ms. */
export interface Moment {
  readonly now: number
  /** Since when something has been recorded that is in no backup; null when all is. */
  readonly unsavedSince: number | null
  readonly tookMs: number
  /** How often in a row there was no backup, and when that last was. */
  readonly failures: number
  readonly failedAt: number
  readonly dayEndOn: string | null
  readonly checkedAt: number | null
  /** When the newest backup was made, and whether it was checked in full. */
  readonly madeAt: number | null
  readonly full: boolean
}

/**
 * What is to do now: a backup, one that is checked in full because the day has ended, or the newest one to be read again. Where
 * the PC was off when a day ended, `check` is what reads its last backup in full on the next.
 */
export type Due = 'backup' | 'day-end' | 'check' | null

/** Which of them is due. A backup begins so early that even one that takes twice as long as the last is there in time. */
export const dueAt = (moment: Moment): Due => {
  const { now, unsavedSince, failures, failedAt, dayEndOn, checkedAt } = moment
  if (failures > 0 && now - failedAt < pauseMs(failures) && now >= failedAt) return null
  const dayHasEnded = ukTime(now) >= dayEndsAt && dayEndOn !== ukDate(now)
  if (unsavedSince !== null && dayHasEnded) return 'day-end'
  if (isOfADayBefore(moment)) return 'check'
  if (unsavedSince !== null && isDue(now - unsavedSince, moment.tookMs)) return 'backup'
  return checkedAt !== null && (now - checkedAt >= believedMs || now < checkedAt - believedMs) ? 'check' : null
}

const isOfADayBefore = ({ madeAt, full, now }: Moment): boolean =>
  madeAt !== null && !full && ukDate(madeAt) < ukDate(now)

// A clock that was set back leaves a time in the future: rather once too often.
const isDue = (unsavedMs: number, tookMs: number): boolean =>
  unsavedMs < 0 || unsavedMs >= Math.max(soonestMs, oldestMs - 2 * lookEveryMs - 2 * tookMs)

const pauseMs = (failures: number): number => Math.min(longestPauseMs, 2 ** (failures - 1) * lookEveryMs)
