import { afterPutRight, type StandingEntry } from '../../domain/patient-put-right.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { ReadDb, Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { streamVersion } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { appendAboutPatient } from './append-about-patient.ts'
import { entriesOfPatient } from './entries-of-patient.ts'
import { patientKey } from './patient-key.ts'
import { patientStream } from './patients-projector.ts'

const standing = (db: ReadDb, key: string): readonly StandingEntry[] =>
  entriesOfPatient(db, key)
    .filter((row) => row.withdrawn_at === null)
    .map((row) => ({
      entryId: row.entry_id,
      kind: row.kind,
      words: row.words,
      reaction: row.reaction,
      source: { from: row.source_from, on: row.source_on },
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      writtenOn: row.writtenOn,
      inDoubt: row.inDoubt,
    }))

/**
 * Takes what was written down on a prescription along when it names another patient than before: its entry was corrected, or
 * another copy chosen. In the transaction of the act that did it; `event` is the one that did, for who and when.
 */
export const putPatientRight = (
  tx: Tx,
  ledger: LedgerContext,
  change: { readonly before: Prescription | undefined; readonly after: Prescription; readonly event: RecordedEvent },
): void => {
  const { before, after, event } = change
  if (before === undefined) return
  const was = patientKey(before.content.patient)
  const is = patientKey(after.content.patient)
  if (was.key === is.key) return
  const putRight = { prescriptionId: after.id, receivedAt: after.receivedAt, byName: was.keptBy === 'name' }
  const became = afterPutRight(standing(tx, was.key), standing(tx, is.key), putRight, () => ledger.newId())
  const { actor, actId, happenedAt } = event
  for (const [key, bodies] of [
    [was.key, became.before],
    [is.key, became.here],
  ] as const) {
    const expectedVersion = streamVersion(tx, patientStream(key))
    // Of its own: what a repeated command is answered with are the events of its prescription.
    const commandId = ledger.newId()
    appendAboutPatient(tx, ledger, key, { expectedVersion, commandId, actId, actor, happenedAt }, bodies)
  }
}
