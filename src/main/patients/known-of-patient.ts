import type { KnownOfPatient } from '../../domain/clinical-check/check-facts.ts'
import type { PatientContent } from '../../domain/prescription-content.ts'
import type { ReadDb } from '../database/query.ts'
import type { PatientEntryTable } from '../database/tables/patients.ts'
import { patientKey } from './patient-key.ts'
import { entriesOf } from './store.ts'

// Withdrawn ones left out.
const standing = (entries: readonly PatientEntryTable[]): KnownOfPatient => {
  const stands = entries.filter((row) => row.withdrawn_at === null)
  const of = (kind: PatientEntryTable['kind']) =>
    stands
      .filter((row) => row.kind === kind)
      .map((row) => ({ row, entryId: row.entry_id, source: { from: row.source_from, on: row.source_on } }))
  const [none] = of('none-known')
  return {
    allergies: of('allergy').map(({ row, entryId, source }) => ({
      entryId,
      substance: row.words,
      reaction: row.reaction,
      source,
    })),
    noneKnown: none ? { entryId: none.entryId, source: none.source } : null,
    notes: of('note').map(({ row, entryId, source }) => ({ entryId, text: row.words, source })),
  }
}

/** What is recorded about a patient and not withdrawn. */
export const knownOfPatient = (db: ReadDb, patient: PatientContent): KnownOfPatient =>
  standing(entriesOf(db, patientKey(patient).key))
