import type { KnownOfPatient } from '../../domain/clinical-check/check-facts.ts'
import type { PatientContent } from '../../domain/prescription-content.ts'
import type { ReadDb } from '../database/query.ts'
import { entriesOfPatient, type PatientEntry } from './entries-of-patient.ts'
import { patientKey } from './patient-key.ts'

// Withdrawn ones left out.
const standing = (entries: readonly PatientEntry[]): KnownOfPatient => {
  const stands = entries.filter((row) => row.withdrawn_at === null)
  const of = (kind: PatientEntry['kind']) =>
    stands
      .filter((row) => row.kind === kind)
      .map((row) => ({
        row,
        entryId: row.entry_id,
        source: { from: row.source_from, on: row.source_on },
        ...(row.inDoubt ? { inDoubt: true as const } : {}),
      }))
  const [none] = of('none-known')
  return {
    allergies: of('allergy').map(({ row, ...entry }) => ({ ...entry, substance: row.words, reaction: row.reaction })),
    noneKnown: none ? { entryId: none.entryId, source: none.source } : null,
    notes: of('note').map(({ row, ...entry }) => ({ ...entry, text: row.words })),
  }
}

/** What is recorded about a patient and not withdrawn. */
export const knownOfPatient = (db: ReadDb, patient: PatientContent): KnownOfPatient =>
  standing(entriesOfPatient(db, patientKey(patient).key))
