import type { BackupState, BackupTrouble } from '../../contract/backup.ts'
import type { Result } from '../../domain/result.ts'
import type { LongWorkProgress } from '../database/long-work.ts'
import type { BackupsThere, LookAtBackups } from './look-at-backups.ts'
import type { MadeBackup, MakeBackup, MakeRefusal } from './make-backup.ts'
import type { Manifest } from './manifest.ts'
import type { LastBackup } from './remembered-backups.ts'
import type { PrepareTarget, Target, TargetRefusal } from './target.ts'
import type { Verify, VerifyRefusal } from './verify-backup.ts'

/** Who waits for work in the worker. */
export interface BackupWaiting {
  readonly onProgress: (at: LongWorkProgress) => void
  readonly signal: AbortSignal
}

/** The worker's part, each in a thread of its own. */
export interface BackupWork {
  readonly make: (asked: MakeBackup, waiting: BackupWaiting) => Promise<Result<MadeBackup, MakeRefusal>>
  readonly verify: (asked: Verify, waiting: BackupWaiting) => Promise<Result<Manifest, VerifyRefusal>>
  readonly prepare: (asked: PrepareTarget) => Promise<Result<Target, TargetRefusal>>
  readonly look: (asked: LookAtBackups) => Promise<Result<BackupsThere, TargetRefusal>>
  readonly places: (asked: { readonly file: string }) => Promise<readonly string[]>
}

/** What backups of one open data file need. `mark` changes whenever something was recorded that should not be lost; `fault` writes one down. */
export interface BackupDeps {
  readonly file: string
  readonly dir: string
  readonly dataDir: string
  readonly dataKey: Uint8Array
  readonly environment: Manifest['environment']
  readonly terminalId: string
  readonly appVersion: string
  readonly odsCode: () => string
  readonly mark: () => string
  readonly hasRecovery: () => boolean
  /** Digest of the key file that goes with a backup now; null while no recovery code counts. */
  readonly recovery: () => string | null
  readonly now: () => number
  readonly after: (ms: number, work: () => void) => () => void
  readonly newId: () => string
  readonly work: BackupWork
  readonly changed: () => void
  readonly fault: (error: unknown) => void
}

/** A backup that counts: made, read back, and opened by the recovery code that counts now. Times are UTC ms. */
export interface VerifiedBackup {
  readonly folder: string
  readonly madeAt: number
  readonly checkedAt: number
  readonly sequence: number
  /** Read back from end to end, not only opened. */
  readonly full: boolean
  /** Nothing was recorded since. */
  readonly upToDate: boolean
  readonly sameDisk: boolean | null
}

/** Why there is no new backup. */
export type BackupRefusal = {
  readonly code: Exclude<BackupTrouble, 'no-recovery-code' | 'same-disk' | 'failed' | 'old'> | 'cancelled'
}

/** The backups of one open data file, made by themselves until stopped. */
export interface Backups {
  readonly state: () => BackupState
  /** The newest backup that counts, while its target was there when last looked at; null when there is none. */
  readonly lastVerified: () => VerifiedBackup | null
  /** Makes one now, after whatever is under way; `dayEnd` checks it in full. */
  readonly make: (dayEnd?: boolean) => Promise<Result<LastBackup, BackupRefusal>>
  /** Reads the newest one back in full. */
  readonly check: () => Promise<Result<LastBackup, BackupRefusal>>
  /** Has backups go to a folder from now on, and makes the first one at once. */
  readonly choose: (
    folder: string,
  ) => Promise<Result<{ readonly target: Target; readonly sameDisk: boolean }, TargetRefusal>>
  /** Folders of other disks that are connected now. */
  readonly places: () => Promise<readonly string[]>
  /** Looks whether anything is due, without waiting for the minute. */
  readonly lookNow: () => void
  /** Where the place was not there: looks whether it is back, and then makes at once what is missing. Nothing otherwise, nor twice in five seconds. */
  readonly lookIfAway: () => void
  /** Calls off what is under way and waits for it, five seconds at most: a copy that has begun cannot be interrupted. What it leaves then is no backup. */
  readonly stop: () => Promise<void>
}
