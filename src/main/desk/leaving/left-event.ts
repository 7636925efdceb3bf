import path from 'node:path'
import type { Actor } from '../../../domain/people.ts'
import type { Database } from '../../database/database.ts'
import type { ReadDb } from '../../database/query.ts'
import { append, type LedgerContext } from '../../ledger/append.ts'
import { eventsOfCommand, streamVersion } from '../../ledger/read.ts'
import { forgetUnfinished, noteRecording, unfinishedIn } from './unfinished.ts'
import type { Left } from './write-leaving.ts'

/** Every event type of the `leaving` stream and its newest version. */
export const leavingEventVersions: Readonly<Record<string, number>> = { 'everything-taken-out': 1 }

/**
 * Writes down that everything was taken out, by whom, up to which event. Where to is left out: the folder belongs to this PC. Only
 * then it may stay where it is: `forgetRecorded` next.
 */
export const recordLeft = (
  { database, ledger }: { readonly database: Database; readonly ledger: LedgerContext },
  actor: Actor,
  { partial, leaving: { sequence, head, prescriptions, files } }: Left,
): void => {
  const id = ledger.newId()
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  noteRecording(path.dirname(database.file), partial, id)
  const body = { sequence, head, prescriptions, files: files.length, bytes }
  database.transact((tx) =>
    append(tx, ledger, {
      stream: 'leaving',
      expectedVersion: streamVersion(tx, 'leaving'),
      commandId: id,
      actId: id,
      actor,
      happenedAt: ledger.now(),
      events: [{ type: 'everything-taken-out', body }],
    }),
  )
}

/** No longer counts as unfinished what is on record, also where a kill or a full disk came between: it stays where it is. `dir` is that of the data file. */
export const forgetRecorded = (db: ReadDb, dir: string): void => {
  for (const { partial, recordedAs } of unfinishedIn(dir))
    if (recordedAs !== undefined && eventsOfCommand(db, recordedAs).length > 0) forgetUnfinished(dir, partial)
}
