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

const ofOthers = ({ target, environment }: LookAtBackups, own: string): number =>
  readdirSync(target.folder)
    .filter((name) => name.startsWith(`pestle-${environment}-`) && name !== path.basename(own))
    .flatMap((name) => readdirSync(path.join(target.folder, name)))
    .filter((name) => readBackupName(name) !== undefined).length

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
