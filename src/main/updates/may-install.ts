import type { UpdateWait } from '../../contract/updates.ts'
import { addDays, ukDate } from '../../domain/uk-date.ts'
import type { OfferedRelease } from './updates.ts'

const minuteMs = 60_000
// How long nobody has touched the screen before an update begins by itself.
const quietMs = 10 * minuteMs
// The same once the last date of a security release has passed.
const quietPastLastDateMs = 2 * minuteMs
/** How old a backup may be that does not hold the newest acts. The schedule makes one at most every 15 minutes. */
export const freshBackupMs = 20 * minuteMs

/** The moment at which it is asked whether an update may begin. Instants are UTC ms. */
export interface InstallMoment {
  readonly now: number
  /** By itself, or because a person pressed for it: then nobody else's quiet is waited for. */
  readonly how: 'by-itself' | 'asked'
  readonly release: Pick<OfferedRelease, 'version' | 'securityLastDate'>
  readonly putOffUntil: number | null
  readonly touchedAt: number
  readonly windowOpen: boolean
  /** Questions being answered just now. */
  readonly working: number
  readonly sending: boolean
  /** The newest backup that counts; `not-needed` in practice, where nobody is real. */
  readonly backup: 'not-needed' | { readonly madeAt: number; readonly upToDate: boolean } | null
  /** The live record, which is not the one that is open, has none: the app is exchanged for it too. */
  readonly liveLacksBackup: boolean
  /** The version that could not take the record over before. */
  readonly wentBack: string | null
  /** Installing asks for an administrator's password: then somebody has to be there. */
  readonly needsAdministrator: boolean
}

/** Whether a security release may not be put off any more: its last date has ended. */
export const isPastLastDate = ({ securityLastDate }: InstallMoment['release'], now: number): boolean =>
  securityLastDate !== null && ukDate(now) > securityLastDate

/** Up to when a release may be put off: the end of its last date, UTC ms; null for as long as one likes. */
export const putOffAtMost = ({ securityLastDate }: InstallMoment['release']): number | null => {
  if (securityLastDate === null) return null
  // The first instant that is another day in the UK: midnight there is 23:00 or 00:00 UTC.
  const midnight = Date.parse(`${addDays(securityLastDate, 1)}T00:00:00Z`)
  return ukDate(midnight - 60 * minuteMs) > securityLastDate ? midnight - 60 * minuteMs : midnight
}

/** What an update that is here waits for; when it is nothing, it may begin. */
export const installWaits = (moment: InstallMoment): readonly UpdateWait[] => [
  ...(moment.how === 'asked' ? [] : quietWaits(moment)),
  ...closingWaits(moment),
  ...(moment.liveLacksBackup ? [{ why: 'no-live-backup' as const }] : []),
]

/** What closing the app waits for, with an update or without one. `everything`: no act may be missing from the backup. */
export const closingWaits = (
  moment: Pick<InstallMoment, 'now' | 'working' | 'sending' | 'backup'> & { readonly everything?: true },
): readonly UpdateWait[] => [
  ...(moment.working > 0 ? [{ why: 'act-under-way' as const }] : []),
  ...(moment.sending ? [{ why: 'outbox-sending' as const }] : []),
  ...backupWaits(moment),
]

const quietWaits = (moment: InstallMoment): readonly UpdateWait[] => {
  const { now, release, putOffUntil, touchedAt } = moment
  const past = isPastLastDate(release, now)
  const longMs = past ? quietPastLastDateMs : quietMs
  const quietAt = touchedAt + longMs
  return [
    ...(moment.needsAdministrator ? [{ why: 'needs-administrator' as const }] : []),
    ...(moment.wentBack === release.version ? [{ why: 'went-back-before' as const }] : []),
    ...(putOffUntil !== null && putOffUntil > now && !past ? [{ why: 'put-off' as const, until: putOffUntil }] : []),
    ...(moment.windowOpen ? [{ why: 'window-open' as const }] : []),
    ...(quietAt > now ? [{ why: 'in-use' as const, minutes: longMs / minuteMs, until: quietAt }] : []),
  ]
}

const backupWaits = ({
  now,
  backup,
  everything,
}: Pick<InstallMoment, 'now' | 'backup'> & { readonly everything?: true }): readonly UpdateWait[] => {
  if (backup === 'not-needed') return []
  if (backup === null) return [{ why: 'no-backup' }]
  const isFresh = backup.upToDate || (everything !== true && Math.abs(now - backup.madeAt) <= freshBackupMs)
  return isFresh ? [] : [{ why: 'backup-old', madeAt: backup.madeAt }]
}
