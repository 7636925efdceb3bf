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

/** Whether a ledger stream is a patient's record. */
export const isPatientStream = (stream: string): boolean => stream.startsWith(streamPrefix)

/** Whose record such a stream is, by `patientKey`. */
export const patientKeyOf = (stream: string): string => stream.slice(streamPrefix.length)

/** Its events by type and newest version: a type added to the domain and forgotten here does not compile. */
export const patientEventVersions: Readonly<Record<PatientEventBody['type'], number>> = {
  'allergy-recorded': 2,
  'none-known-recorded': 2,
  'patient-note-recorded': 2,
  'patient-entry-withdrawn': 1,
  'patient-entry-carried-over': 1,
  'patient-entry-in-doubt': 1,
}

/** A recorded event of a patient's stream; throws on one that this version of the program does not know. */
export const patientEvent = (event: RecordedEvent): PatientEventBody => {
  if (event.typeVersion > ((patientEventVersions as Readonly<Record<string, number>>)[event.type] ?? 0))
    throw new Error(`Event ${event.eventId} is of type ${event.type} version ${event.typeVersion}, unknown here`)
  // Stored from a decided body of this very type, under the ledger's hash.
  return { ...(event.body as object), type: event.type } as PatientEventBody
}

const save = (tx: Tx, event: RecordedEvent): void => {
  const body = patientEvent(event)
  const entry = (
    kind: PatientEntryTable['kind'],
    words: string,
    reaction: string | null,
    { entryId, source }: Extract<PatientEventBody, { readonly source: unknown }>,
    recorded = { at: event.happenedAt, by: event.actor.name },
  ): void => {
    insertEntry(tx, {
      entry_id: entryId,
      patient: patientKeyOf(event.stream),
      kind,
      words,
      reaction,
      source_from: source.from,
      source_on: source.on,
      recorded_at: recorded.at,
      recorded_by: recorded.by,
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
    case 'patient-entry-carried-over':
      entry(body.kind, body.words, body.reaction, body, { at: body.recordedAt, by: body.recordedBy })
      return
    case 'patient-entry-in-doubt':
      // Read from the stream where the record is asked for; the entry stands as it was written down.
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
  apply: (tx, events) => {
    for (const event of events) if (isPatientStream(event.stream)) save(tx, event)
  },
}
