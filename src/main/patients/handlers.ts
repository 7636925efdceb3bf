import type { HandlersOf } from '../../contract/handlers.ts'
import type { Output } from '../../contract/index.ts'
import { ok, refused } from '../../domain/result.ts'
import type { PatientContent } from '../../domain/prescription-content.ts'
import type { ReadDb } from '../database/query.ts'
import { streamVersion } from '../ledger/read.ts'
import { entriesOfPatient } from './entries-of-patient.ts'
import { patientKey } from './patient-key.ts'
import { patientStream } from './patients-projector.ts'
import { recordAboutPatient, type PatientsDeps } from './record-about-patient.ts'

const recordOf = (db: ReadDb, patient: PatientContent): Output<'patient:record'> => {
  const { key, keptBy } = patientKey(patient)
  return {
    version: streamVersion(db, patientStream(key)),
    keptBy,
    entries: entriesOfPatient(db, key).map((row) => ({
      entryId: row.entry_id,
      kind: row.kind,
      words: row.words,
      reaction: row.reaction,
      source: { from: row.source_from, on: row.source_on },
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      inDoubt: row.inDoubt,
      withdrawn:
        row.withdrawn_at === null
          ? null
          : { at: row.withdrawn_at, by: row.withdrawn_by ?? '', why: row.withdrawn_why ?? '' },
    })),
  }
}

/** Answers the questions about what is written down about a patient. */
export const patientHandlers = (deps: PatientsDeps): HandlersOf<'patient:record' | 'patient:note'> => ({
  'patient:record': ({ prescriptionId }) =>
    deps.database.snapshot((db) => {
      const patient = deps.patientOf(db, prescriptionId)
      return patient === undefined ? refused({ code: 'not-found' as const }) : ok(recordOf(db, patient))
    }),
  'patient:note': (act, { person }) => {
    const done = recordAboutPatient(deps, { ...act, actor: person })
    return done.ok ? ok({ version: done.value.version }) : done
  },
})
