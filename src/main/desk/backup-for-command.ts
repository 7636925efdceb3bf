import { makeBackup, type MadeBackup, type MakeRefusal } from '../backup/make-backup.ts'
import { rememberedBackups } from '../backup/remembered-backups.ts'
import { prepareTarget, type TargetRefusal } from '../backup/target.ts'
import { verifyBackup, type VerifyRefusal } from '../backup/verify-backup.ts'
import type { Manifest } from '../backup/manifest.ts'
import type { LongWork } from '../database/long-work.ts'
import { refused, type Result } from '../../domain/result.ts'
import type { CommandFile } from './open-for-command.ts'
import type { Ports } from './ports.ts'

/** Makes a backup for a command and checks it in full: in the folder named, or where the screen has them go. What the screen remembers stays as it is. */
export const backupForCommand = (
  ports: Ports,
  { file, database, ourOds }: CommandFile,
  asked: {
    readonly dataDir: string
    readonly environment: Manifest['environment']
    readonly version: string
    readonly to: string | null
  },
  work: LongWork,
): Result<MadeBackup, MakeRefusal | TargetRefusal | { readonly code: 'no-target' }> => {
  const remembered = rememberedBackups(file.dir).read()
  const chosen =
    asked.to === null
      ? remembered.target && { ok: true as const, value: remembered.target }
      : prepareTarget({ folder: asked.to, dataDir: asked.dataDir, newId: file.newId() })
  if (chosen === null) return refused({ code: 'no-target' })
  if (!chosen.ok) return chosen
  return makeBackup(
    {
      file: database.file,
      dataKey: file.dataKey,
      target: chosen.value,
      environment: asked.environment,
      odsCode: ourOds,
      appVersion: asked.version,
      at: ports.now(),
      full: true,
      flawed: remembered.flawed,
    },
    work,
  )
}

/** Reads a backup back in full with the key of a data file. */
export const verifyForCommand = (
  { file }: CommandFile,
  folder: string,
  work: LongWork,
): Result<Manifest, VerifyRefusal> => verifyBackup({ folder, dataKey: file.dataKey, full: true }, work)
