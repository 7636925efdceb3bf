import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ok, type Result } from '../../domain/result.ts'
import { readBackupName } from './backup-name.ts'
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
  /** How many lie beside them that are of another PC, or of the record that was here before a restore. */
  readonly others: number
}

// Only to be told: what is no folder, or is closed to this account, takes nothing from the backups of this PC.
const listed = (count: () => number): number => {
  const found = asRefusal(() => ok(count()))
  return found.ok ? found.value : 0
}

const ofOthers = ({ target, environment }: LookAtBackups, own: string): number =>
  listed(() =>
    readdirSync(target.folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .filter(({ name }) => name.startsWith(`pestle-${environment}-`) && name !== path.basename(own))
      .map(({ name }) =>
        listed(
          () => readdirSync(path.join(target.folder, name)).filter((one) => readBackupName(one) !== undefined).length,
        ),
      )
      .reduce((sum, count) => sum + count, 0),
  )

/** Looks whether the target is there and what it holds, by names and lengths: `verifyBackup` reads one. */
export const lookAtBackups = (asked: LookAtBackups): Result<BackupsThere, TargetRefusal> =>
  asRefusal((): Result<BackupsThere, TargetRefusal> => {
    const look = lookAtTarget(asked.target, asked.file)
    if (!look.ok) return look
    const own = terminalFolder(asked.target, asked.environment, asked.terminalId)
    const found = foundBackups(own)
    const names = (whole: boolean) => found.filter((one) => one.whole === whole).map(({ name }) => name)
    return ok({ ...look.value, whole: names(true), broken: names(false), others: ofOthers(asked, own) })
  })
