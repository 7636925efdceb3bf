import type { DomainEvent, EventType } from '../../../domain/events.ts'
import type { ReadDb } from '../../database/query.ts'
import { readStream, streamVersion } from '../../ledger/read.ts'
import { domainEvent, eventTypeOf, streamOf } from '../domain-event.ts'

/** Work that was begun: which act on which items, and the version of the prescription that was shown then. */
export interface BegunWork {
  readonly prescriptionId: string
  readonly act: string
  readonly itemIds: readonly string[]
  readonly version: number
}

// Of acts that a prescription comes back to: in what they are recorded.
const recordedAs: Readonly<Partial<Record<string, readonly EventType[]>>> = {
  assemble: ['assembled'],
  'record-accuracy-check': ['accuracy-check-passed', 'accuracy-check-failed'],
  'place-bag': ['bag-placed'],
  'hand-out': ['handed-out'],
  'record-delivery': ['delivered', 'delivery-failed'],
}

const itemsOf = (event: DomainEvent): readonly string[] =>
  'portions' in event ? event.portions.map(({ itemId }) => itemId) : 'itemId' in event ? [event.itemId] : []

/** Whether what was begun was recorded since by anybody, of every one of its items: what lay on the bench for it is put back. */
export const isRecordedSince = (db: ReadDb, { prescriptionId, act, itemIds, version }: BegunWork): boolean => {
  const types = recordedAs[act]
  const stream = streamOf(prescriptionId)
  if (types === undefined || streamVersion(db, stream) <= version) return false
  const since = readStream(db, stream).filter(
    (event) => event.streamVersion > version && event.body !== null && types.includes(eventTypeOf(event)),
  )
  const items = new Set(since.flatMap((event) => itemsOf(domainEvent(event))))
  return since.length > 0 && itemIds.every((id) => items.has(id))
}
