import type { Prescription } from '../../../domain/prescription.ts'
import { build, iterate, type ReadDb } from '../../database/query.ts'
import { parseDocument } from '../store.ts'

/** A prescription as it stands, and where in the queue. */
export interface StandingPrescription {
  readonly prescription: Prescription
  readonly stage: string
  /** UTC ms. */
  readonly lastActAt: number
}

/** Every prescription there ever was, in order of arrival, one at a time; for a connection that nobody else waits for. */
export function* everyPrescription(db: ReadDb): Generator<StandingPrescription> {
  const query = build.selectFrom('prescription').select(['document', 'stage', 'last_act_at']).orderBy('received_seq')
  for (const { document, stage, last_act_at: lastActAt } of iterate(db, query))
    yield { prescription: parseDocument(document), stage, lastActAt }
}
