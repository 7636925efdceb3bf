import type { LongWork } from '../database/long-work.ts'
import { makeBackup, type MakeBackup } from './make-backup.ts'
import { placesFor } from './places.ts'
import { prepareTarget, type PrepareTarget } from './target.ts'
import { lookAtBackups, type LookAtBackups } from './look-at-backups.ts'
import { foldersShareADisk } from './windows-disks.ts'
import { verifyBackup, type Verify } from './verify-backup.ts'

/**
 * What is done about backups in the worker: everything that touches the target, because a network folder that hangs must not
 * stop the counter.
 */
export const backupJobs = {
  'backup:make': (asked: MakeBackup, work: LongWork) => makeBackup(asked, work),
  'backup:verify': (asked: Verify, work: LongWork) => verifyBackup(asked, work),
  'backup:prepare-target': (asked: PrepareTarget, _work: LongWork) => prepareTarget(asked),
  'backup:places': ({ file }: { readonly file: string }, _work: LongWork) => placesFor(file),
  'backup:windows-disk': (asked: { readonly folder: string; readonly dataFolder: string }, _work: LongWork) =>
    foldersShareADisk(asked.folder, asked.dataFolder),
  'backup:look': (asked: LookAtBackups, _work: LongWork) => lookAtBackups(asked),
} as const
