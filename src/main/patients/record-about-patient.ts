import type { Actor } from '../../domain/people.ts'
import { decidePatient, type PatientCommand, type PatientRefusal } from '../../domain/patient-record.ts'
import type { PatientContent } from '../../domain/prescription-content.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { Database } from '../database/database.ts'
import type { ReadDb, Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { eventsOfCommand, streamVersion } from '../ledger/read.ts'
import { appendAboutPatient } from './append-about-patient.ts'
import { knownOfPatient } from './known-of-patient.ts'
import { patientKey } from './patient-key.ts'
import { isPatientStream, patientStream } from './patients-projector.ts'

/** What writing about a patient needs; `patientOf` finds whose prescription it is. */
export interface PatientsDeps {
  readonly database: Database
  readonly ledger: LedgerContext
  readonly now: () => number
  readonly patientOf: (db: ReadDb, prescriptionId: string) => PatientContent | undefined
  /** Called once after the commit of an act that recorded something. */
  readonly committed: (what: { readonly sequence: number; readonly ids: readonly string[] }) => void
}

/** One act on the record of the patient of a prescription, as a screen gives it. `expectedVersion` is that of the record shown. */
export interface PatientAct {
  readonly commandId: string
  readonly actor: Actor
  readonly asPersonId: string
  readonly prescriptionId: string
  readonly expectedVersion: number
  readonly command: PatientCommand
}

/** Why an act on a patient's record was not done. Nothing was written. */
export type PatientActRefusal =
  | PatientRefusal
  | { readonly code: 'not-found' }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'another-person-working' }

/** Writes something down about the patient of a prescription, or takes it back. The same command id again does nothing more. */
export const recordAboutPatient = (
  deps: PatientsDeps,
  act: PatientAct,
): Result<{ readonly version: number }, PatientActRefusal> => {
  let sequence = 0
  const done = deps.database.attempt((tx): Result<{ readonly version: number }, PatientActRefusal> => {
    const patient = deps.patientOf(tx, act.prescriptionId)
    if (patient === undefined) return refused({ code: 'not-found' })
    const stream = patientStream(patientKey(patient).key)
    const first = eventsOfCommand(tx, act.commandId)
    if (first.some((event) => !isPatientStream(event.stream))) throw new Error('That command id is of another record')
    // Also where the patient was put right since: it was written down in the record of that moment.
    if (first.length > 0) return ok({ version: first.at(-1)?.streamVersion ?? 0 })
    if (act.asPersonId !== act.actor.id) return refused({ code: 'another-person-working' })
    if (streamVersion(tx, stream) !== act.expectedVersion) return refused({ code: 'changed-meanwhile' })
    const written = write(tx, deps, act, patient)
    if (written.ok) sequence = written.value.sequence
    return written
  })
  if (sequence > 0) deps.committed({ sequence, ids: [act.prescriptionId] })
  return done
}

const write = (
  tx: Tx,
  deps: PatientsDeps,
  { commandId, actor, command, prescriptionId, expectedVersion }: PatientAct,
  patient: PatientContent,
): Result<{ readonly version: number; readonly sequence: number }, PatientRefusal> => {
  const now = deps.now()
  const context = { actor, today: ukDate(now), entryId: deps.ledger.newId(), prescriptionId }
  const decided = decidePatient(knownOfPatient(tx, patient), command, context)
  if (!decided.ok) return decided
  const signed = { expectedVersion, commandId, actId: commandId, actor, happenedAt: now }
  const events = appendAboutPatient(tx, deps.ledger, patientKey(patient).key, signed, decided.value)
  return ok({ version: expectedVersion + events.length, sequence: events.at(-1)?.seq ?? 0 })
}
