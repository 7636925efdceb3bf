import type { PatientEventBody } from '../../domain/patient-record.ts'
import type { Tx } from '../database/query.ts'
import { append, type LedgerContext, type NewEvents } from '../ledger/append.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { patientEventVersions, patientsProjector, patientStream } from './patients-projector.ts'

/** Appends what happened to a patient's record, by `patientKey`, and puts it into its table; nothing when the list is empty. */
export const appendAboutPatient = (
  tx: Tx,
  ledger: LedgerContext,
  key: string,
  signed: Omit<NewEvents, 'stream' | 'events'>,
  bodies: readonly PatientEventBody[],
): readonly RecordedEvent[] => {
  const events = append(tx, ledger, {
    ...signed,
    stream: patientStream(key),
    events: bodies.map(({ type, ...body }) => ({ type, typeVersion: patientEventVersions[type], body })),
  })
  patientsProjector.apply(tx, events)
  return events
}
