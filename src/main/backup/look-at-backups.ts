import { ok, type Result } from '../../domain/result.ts'
import { foundBackups } from './prune.ts'
import { asRefusal, lookAtTarget, terminalFolder, type Target, type TargetLook, type TargetRefusal } from './target.ts'

/** Where to look: the target, and whose backups in it. */
export interface LookAtBackups {
  readonly target: Target
  readonly file: string
  readonly environment: string
  readonly terminalId: string
}

/** What lies in the target: names of whole backups, newest first, and of those that are not what their manifest says. */
export interface BackupsThere extends TargetLook {
  readonly whole: readonly string[]
  readonly broken: readonly string[]
}

/** Looks whether the target is there and what it holds, by names and lengths: `verifyBackup` reads one. */
export const lookAtBackups = (asked: LookAtBackups): Result<BackupsThere, TargetRefusal> =>
  asRefusal((): Result<BackupsThere, TargetRefusal> => {
    const look = lookAtTarget(asked.target, asked.file)
    if (!look.ok) return look
    const found = foundBackups(terminalFolder(asked.target, asked.environment, asked.terminalId))
    const names = (whole: boolean) => found.filter((one) => one.whole === whole).map(({ name }) => name)
    return ok({ ...look.value, whole: names(true), broken: names(false) })
  })
