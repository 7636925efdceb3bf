import type { DomainEvent, EventBody, EventType } from '../../domain/events.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { upcast } from './upcast.ts'

const streamPrefix = 'prescription:'

/**
 * The events of prescriptions by type and newest version: a type added to the domain and forgotten here does not compile. A field
 * or a kind that an older program would pass over in silence is a new version too, which that program refuses.
 */
export const prescriptionEventVersions: Readonly<Record<EventType, number>> = {
  received: 1,
  'entered-by-hand': 1,
  'entry-checked': 1,
  'entry-corrected': 1,
  'signature-attached': 1,
  'custody-taken': 1,
  'belongs-elsewhere': 1,
  'other-copy-arrived': 1,
  'copy-chosen': 1,
  'schedule-told': 1,
  'sent-back': 1,
  'later-issue-received': 1,
  'clinical-check-recorded': 2,
  promised: 1,
  held: 1,
  'hold-released': 1,
  assembled: 1,
  'label-worded': 1,
  'accuracy-check-passed': 1,
  'accuracy-check-failed': 2,
  'incident-reported': 1,
  'incident-ruled-out': 2,
  'bag-placed': 1,
  'route-changed': 2,
  'taken-out-of-bag': 1,
  'went-out-of-date': 1,
  'part-announced': 1,
  'handed-out': 2,
  dispatched: 1,
  delivered: 1,
  'delivery-failed': 1,
  'taken-back': 1,
  closed: 1,
  'returned-to-spine': 1,
  corrected: 3,
  'window-opened': 1,
  'window-ended': 1,
  'claimed-elsewhere': 1,
}

const isEventType = (type: string): type is EventType => Object.hasOwn(prescriptionEventVersions, type)

/** The ledger stream of a prescription. */
export const streamOf = (prescriptionId: string): string => `${streamPrefix}${prescriptionId}`

/** The prescription a ledger stream belongs to; undefined for streams of others. */
export const prescriptionOf = (stream: string): string | undefined =>
  stream.startsWith(streamPrefix) ? stream.slice(streamPrefix.length) : undefined

/** The type of a recorded event of a prescription; throws on one that this version of the program does not know. */
export const eventTypeOf = (event: RecordedEvent): EventType => {
  if (!isEventType(event.type) || event.typeVersion > prescriptionEventVersions[event.type]) {
    throw new Error(`Event ${event.eventId} is of type ${event.type} version ${event.typeVersion}, unknown here`)
  }
  return event.type
}

/** The body as stored: beside what the domain decided, the reason of a late entry and the digest of what was asked (`asked.ts`). */
export const storedBody = (
  { type: _type, ...body }: EventBody,
  { lateReason, asked }: { readonly lateReason: string | null; readonly asked: string | null },
): object => ({ ...body, ...(lateReason !== null && { lateReason }), ...(asked !== null && { asked }) })

/** A recorded body in the shape of its type's newest version, with what is stored beside it; null where it was removed. */
export const currentBody = (event: RecordedEvent): unknown =>
  event.body === null ? null : upcast(event.type, event.typeVersion, event.body)

interface StoredBeside {
  readonly lateReason?: string
  readonly asked?: string
}

/** A recorded event as `evolve` takes it; throws on an unknown type. */
export const domainEvent = (event: RecordedEvent): DomainEvent => {
  const type = eventTypeOf(event)
  const { lateReason: _lateReason, asked: _asked, ...body } = currentBody(event) as StoredBeside
  // Stored by storedBody from a decided EventBody of this very type, under the ledger's hash.
  return { ...body, type, eventId: event.eventId, happenedAt: event.happenedAt, actor: event.actor } as DomainEvent
}

/** Why an event was entered after it happened; null where it was entered as it did. */
export const lateReasonOf = (event: RecordedEvent): string | null =>
  (currentBody(event) as StoredBeside).lateReason ?? null
