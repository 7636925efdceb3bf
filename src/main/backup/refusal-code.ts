import type { BackupRefusal } from './backups-port.ts'
import type { MakeRefusal } from './make-backup.ts'
import type { VerifyRefusal } from './verify-backup.ts'

/** What a refusal of the worker is called to whoever reads how backups stand: one word for everything that is wrong with a backup itself. */
export const refusalCodeOf = (code: VerifyRefusal['code'] | MakeRefusal['code']): BackupRefusal['code'] => {
  switch (code) {
    case 'target-missing':
    case 'target-full':
    case 'target-not-writable':
    case 'source-damaged':
    case 'cancelled':
      return code
    case 'not-absolute':
    case 'target-not-a-folder':
    case 'target-is-ours':
      return 'target-missing'
    default:
      return 'check-failed'
  }
}
