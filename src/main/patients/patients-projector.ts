import type { PatientEventBody } from '../../domain/patient-record.ts'
import { assertNever } from '../../domain/result.ts'
import type { Tx } from '../database/query.ts'
import type { PatientEntryTable } from '../database/tables/patients.ts'
import type { Projector } from '../ledger/projector.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { clearEntries, insertEntry, markWithdrawn } from './store.ts'

const streamPrefix = 'patient:'

/** The ledger stream of a patient's record, by `patientKey`. */
export const patientStream = (key: string): string => `${streamPrefix}${key}`

/** Its events by type and newest version: a type added to the domain and forgotten here does not compile. */
export const patientEventVersions: Readonly<Record<PatientEventBody['type'], number>> = {
  'allergy-recorded': 1,
  'none-known-recorded': 1,
  'patient-note-recorded': 1,
  'patient-entry-withdrawn': 1,
}

const known = (event: RecordedEvent): PatientEventBody => {
  if (event.typeVersion > ((patientEventVersions as Readonly<Record<string, number>>)[event.type] ?? 0))
    throw new Error(`Event ${event.eventId} is of type ${event.type} version ${event.typeVersion}, unknown here`)
  // Stored from a decided body of this very type, under the ledger's hash.
  return { ...(event.body as object), type: event.type } as PatientEventBody
}

const save = (tx: Tx, event: RecordedEvent): void => {
  const body = known(event)
  const entry = (
    kind: PatientEntryTable['kind'],
    words: string,
    reaction: string | null,
    { entryId, source }: Extract<PatientEventBody, { readonly source: unknown }>,
  ): void => {
    insertEntry(tx, {
      entry_id: entryId,
      patient: event.stream.slice(streamPrefix.length),
      kind,
      words,
      reaction,
      source_from: source.from,
      source_on: source.on,
      recorded_at: event.happenedAt,
      recorded_by: event.actor.name,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_why: null,
    })
  }
  switch (body.type) {
    case 'allergy-recorded':
      entry('allergy', body.substance, body.reaction, body)
      return
    case 'none-known-recorded':
      entry('none-known', '', null, body)
      return
    case 'patient-note-recorded':
      entry('note', body.text, null, body)
      return
    case 'patient-entry-withdrawn':
      markWithdrawn(tx, body.entryId, { at: event.happenedAt, by: event.actor.name, why: body.reason })
      return
    default:
      assertNever(body)
  }
}

/** Rebuilds what is written down about patients from the patient streams. */
export const patientsProjector: Projector = {
  name: 'patients',
  version: 1,
  tables: ['patient_entry'],
  clear: clearEntries,
  apply: (tx, event) => {
    if (event.stream.startsWith(streamPrefix)) save(tx, event)
  },
}
