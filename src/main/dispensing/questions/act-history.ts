import type { Output } from '../../../contract/index.ts'
import type { ReadDb } from '../../database/query.ts'
import { readStream } from '../../ledger/read.ts'
import { currentBody, streamOf } from '../domain-event.ts'

/** One entry of the time line of a prescription. */
export type ActEntry = Output<'prescription:detail'>['acts'][number]

// The prescription as received is shown beside the time line and would be most of its weight.
const withoutContent = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null || !('content' in body)) return body
  const { content: _content, ...rest } = body
  return rest
}

/** What was recorded on a prescription, oldest first. A late entry's `body` has its `lateReason`. */
export const actHistory = (db: ReadDb, prescriptionId: string): ActEntry[] =>
  readStream(db, streamOf(prescriptionId)).map((event) => ({
    sequence: event.seq,
    eventId: event.eventId,
    type: event.type,
    happenedAt: event.happenedAt,
    recordedAt: event.recordedAt,
    by: event.actor,
    body: withoutContent(currentBody(event)),
  }))
