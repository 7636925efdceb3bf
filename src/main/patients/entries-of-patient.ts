import type { ReadDb } from '../database/query.ts'
import type { PatientEntryTable } from '../database/tables/patients.ts'
import { readStream } from '../ledger/read.ts'
import { patientEvent, patientStream } from './patients-projector.ts'
import { entriesOf } from './store.ts'

/** An entry of a patient's record, with what its stream says of it. */
export interface PatientEntry extends PatientEntryTable {
  /** The prescription it was written down on; null where that was not kept yet. */
  readonly writtenOn: string | null
  readonly inDoubt: boolean
}

/** Everything ever written down about a patient, by `patientKey`, oldest first. */
export const entriesOfPatient = (db: ReadDb, key: string): readonly PatientEntry[] => {
  const rows = entriesOf(db, key)
  if (rows.length === 0) return []
  const events = readStream(db, patientStream(key)).map(patientEvent)
  return rows.map((row) => {
    const own = events.filter(({ entryId }) => entryId === row.entry_id)
    return {
      ...row,
      writtenOn: own.map((event) => ('prescriptionId' in event ? event.prescriptionId : undefined))[0] ?? null,
      inDoubt: own.some((event) => event.type === 'patient-entry-in-doubt' || ('inDoubt' in event && event.inDoubt)),
    }
  })
}
