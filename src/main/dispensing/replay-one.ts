import type { Database } from '../database/database.ts'
import type { ReadDb } from '../database/query.ts'
import { readStream } from '../ledger/read.ts'
import { dispensingProjector } from './dispensing-projector.ts'
import { streamOf } from './domain-event.ts'
import { rowsOf } from './store.ts'

/** Whether one prescription's rows are what its own events add up to. `fresh` is an empty file, which is filled by this. */
export const replaysTheSame = (fresh: Database, db: ReadDb, prescriptionId: string): boolean => {
  fresh.transact((tx) => {
    dispensingProjector.apply(tx, readStream(db, streamOf(prescriptionId)))
  })
  return rowsOf(fresh.db, prescriptionId) === rowsOf(db, prescriptionId)
}
