import type { ReadDb } from '../database/query.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { entriesOfPatient } from './entries-of-patient.ts'
import { isPatientStream, patientEvent, patientKeyOf } from './patients-projector.ts'

/** Which entry of whose record (`patientKey`) an event is about: its words, and the prescription it was written down on. */
export interface EntryOfEvent {
  readonly key: string
  readonly entryId: string
  /** Empty for "none known". */
  readonly words: string
  readonly writtenOn: string | null
}

/** The entry that an event of a patient's record wrote down or changed; undefined for any other event. */
export const entryOfEvent = (db: ReadDb, event: RecordedEvent): EntryOfEvent | undefined => {
  if (!isPatientStream(event.stream)) return undefined
  const key = patientKeyOf(event.stream)
  const { entryId } = patientEvent(event)
  const entry = entriesOfPatient(db, key).find((row) => row.entry_id === entryId)
  const words = [entry?.words, entry?.reaction].filter((part) => (part ?? '') !== '').join(', ')
  return { key, entryId, words, writtenOn: entry?.writtenOn ?? null }
}
