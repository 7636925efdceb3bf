import { backupKey, type BackupKey } from '../../backup/restore/backup-key.ts'
import { findBackups, type FindBackups } from '../../backup/restore/find-backups.ts'
import { forgetCopy } from '../../backup/restore/swap.ts'
import { targetTrouble } from '../../backup/target.ts'
import { isDiskFull } from '../../database/disk-full.ts'
import type { LongWork } from '../../database/long-work.ts'
import { refused, type Result } from '../../../domain/result.ts'
import { checkCopy, type CheckInput } from './check-copy.ts'
import { restoreDrill, type DrillInput } from './drill.ts'

/** What is done about restoring in the worker: all that reads a whole backup, and all that touches where it lies. */
export const restoreJobs = {
  'restore:find': (asked: FindBackups, _work: LongWork) => findBackups(asked),
  'restore:key': (asked: BackupKey, _work: LongWork) => reachable(() => backupKey(asked)),
  'restore:check': (asked: CheckInput, work: LongWork) => {
    let kept = false
    try {
      const checked = reachable(() => checkCopy(asked, work))
      kept = checked.ok
      return checked
    } finally {
      if (!kept) forgetCopy(asked.dir)
    }
  },
  'restore:drill': (asked: DrillInput, work: LongWork) => reachable(() => restoreDrill(asked, work)),
} as const

type Unreachable = { readonly code: 'no-room' | 'not-reachable' }

// A full disk or a server that went away in the middle is no fault of ours.
const reachable = <T, R>(work: () => Result<T, R>): Result<T, R | Unreachable> => {
  try {
    return work()
  } catch (fault) {
    if (isDiskFull(fault)) return refused({ code: 'no-room' })
    const trouble = targetTrouble(fault)
    if (trouble === undefined) throw fault
    return refused({ code: trouble.code === 'target-full' ? 'no-room' : 'not-reachable' })
  }
}
