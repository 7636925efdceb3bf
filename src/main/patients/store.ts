import { all, build, prepared, run, type Given, type ReadDb, type Tx } from '../database/query.ts'
import type { PatientEntryTable } from '../database/tables/patients.ts'

const ofPatient = prepared(({ patient }: Given<{ readonly patient: string }>) =>
  build
    .selectFrom('patient_entry')
    .selectAll()
    .where('patient', '=', patient)
    .orderBy('recorded_at')
    .orderBy('entry_id'),
)

/** Everything ever written down about a patient, oldest first. */
export const entriesOf = (db: ReadDb, patient: string): readonly PatientEntryTable[] => all(db, ofPatient({ patient }))

/** Writes an entry. */
export const insertEntry = (tx: Tx, row: PatientEntryTable): void => {
  run(tx, build.insertInto('patient_entry').values(row))
}

/** Marks an entry as withdrawn. */
export const markWithdrawn = (
  tx: Tx,
  entryId: string,
  { at, by, why }: { readonly at: number; readonly by: string; readonly why: string },
): void => {
  run(
    tx,
    build
      .updateTable('patient_entry')
      .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_why: why })
      .where('entry_id', '=', entryId),
  )
}

/** Empties the projection before a replay. */
export const clearEntries = (tx: Tx): void => {
  run(tx, build.deleteFrom('patient_entry'))
}
