import type { HandlersOf } from '../../contract/handlers.ts'
import { mayManageDesk } from '../../domain/permission.ts'
import { ok, refused } from '../../domain/result.ts'
import type { Database } from '../database/database.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { recordTargetChanged } from './backup-events.ts'
import type { Backups } from './backups-port.ts'

/** What the questions about backups need; `begin` does something without being waited for, its faults written down. */
export interface BackupHandlerDeps {
  readonly database: Database
  readonly ledger: LedgerContext
  readonly backups: Backups
  readonly begin: (work: () => Promise<unknown>) => void
}

/** Answers the questions about backups. Making and checking are begun, and how they went is in the state: they may take minutes. */
export const backupHandlers = (
  deps: BackupHandlerDeps,
): HandlersOf<'backup:state' | 'backup:choose-target' | 'backup:places' | 'backup:make' | 'backup:check'> => {
  const { backups } = deps
  return {
    'backup:state': () => {
      // Asked by whoever opens “This PC”, perhaps having put the disk back in.
      backups.lookIfAway()
      return ok(backups.state())
    },
    'backup:places': async () => ok({ folders: [...(await backups.places())] }),
    'backup:choose-target': async ({ folder }, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      const chosen = await backups.choose(folder)
      if (!chosen.ok) return chosen
      const { target, sameDisk } = chosen.value
      recordTargetChanged(deps, person, { targetId: target.id, sameDisk })
      return ok(backups.state())
    },
    'backup:make': () => {
      if (backups.state().target === null) return refused({ code: 'no-target' as const })
      deps.begin(() => backups.make())
      return ok(backups.state())
    },
    'backup:check': () => {
      if (backups.state().last === null) return refused({ code: 'no-backup' as const })
      deps.begin(() => backups.check())
      return ok(backups.state())
    },
  }
}
