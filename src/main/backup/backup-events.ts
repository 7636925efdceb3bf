import type { Actor } from '../../domain/people.ts'
import type { Database } from '../database/database.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import { streamVersion } from '../ledger/read.ts'

/** Every event type of the `backup` stream and its newest version. Backups themselves are none: each would ask for another. */
export const backupEventVersions: Readonly<Record<string, number>> = { 'backup-target-changed': 1 }

/** Writes down who changed where backups go, and whether it is known to be the disk of the record. The place itself belongs to this PC and is left out. */
export const recordTargetChanged = (
  { database, ledger }: { readonly database: Database; readonly ledger: LedgerContext },
  actor: Actor,
  body: { readonly targetId: string; readonly sameDisk: boolean },
): void => {
  const id = ledger.newId()
  database.transact((tx) =>
    append(tx, ledger, {
      stream: 'backup',
      expectedVersion: streamVersion(tx, 'backup'),
      commandId: id,
      actId: id,
      actor,
      happenedAt: ledger.now(),
      events: [{ type: 'backup-target-changed', body }],
    }),
  )
}
