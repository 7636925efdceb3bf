import type { Role } from '../../domain/people.ts'
import type { ReadDb } from '../database/query.ts'
import type { RecordedEvent } from './recorded-event.ts'
import {
  commandRows,
  eventRow,
  lastSeqOf,
  newestByPersonBefore,
  newestRecordedAt,
  rowsOfActor,
  rowsAfter,
  rowsOfType,
  rowsOfTypesBefore,
  seqRows,
  storedEventTypes,
  streamRows,
  streamVersionOf,
  type EventRow,
} from './store.ts'

/** A row of the ledger as an event. A body that was removed reads as null. */
export const recordedEvent = (row: EventRow): RecordedEvent => ({
  seq: row.seq,
  eventId: row.event_id,
  stream: row.stream,
  streamVersion: row.stream_version,
  type: row.type,
  typeVersion: row.type_version,
  commandId: row.command_id,
  actId: row.act_id,
  happenedAt: row.happened_at,
  recordedAt: row.recorded_at,
  // Written by append from an Actor and covered by the chain.
  actor: { id: row.actor_id, name: row.actor_name, role: row.actor_role as Role },
  body: row.body === null ? null : (JSON.parse(row.body) as unknown),
})

/** All events of a stream, oldest first. */
export const readStream = (db: ReadDb, stream: string): readonly RecordedEvent[] =>
  streamRows(db, stream).map(recordedEvent)

/** Up to `limit` events after `afterSeq`, in order of arrival: page by the last one's `seq`. */
export const readEvents = (
  db: ReadDb,
  { afterSeq, limit }: { readonly afterSeq: number; readonly limit: number },
): readonly RecordedEvent[] => rowsAfter(db, afterSeq, limit).map(recordedEvent)

const atOnce = 500

/** Every event of the file, in order of arrival. */
export function* everyEvent(db: ReadDb): Generator<RecordedEvent> {
  for (let afterSeq = 0; ;) {
    const events = readEvents(db, { afterSeq, limit: atOnce })
    const last = events.at(-1)
    if (last === undefined) return
    yield* events
    afterSeq = last.seq
  }
}

/** What a command did, in order; empty when it was never recorded. */
export const eventsOfCommand = (db: ReadDb, commandId: string): readonly RecordedEvent[] =>
  commandRows(db, commandId).map(recordedEvent)

/** The events of a type that happened at `from` (UTC ms) or later, latest first: for types there are few of. */
export const eventsOfType = (db: ReadDb, type: string, from: number): readonly RecordedEvent[] =>
  rowsOfType(db, type, from).map(recordedEvent)

/** Up to `limit` events of some types before a `seq`, newest first: for types there are few of. Page by the last one's `seq`. */
export const eventsOfTypesBefore = (
  db: ReadDb,
  types: readonly string[],
  before: number,
  limit: number,
): readonly RecordedEvent[] => rowsOfTypesBefore(db, types, before, limit).map(recordedEvent)

// A clock may be years wrong for a while (a flat battery): it says nothing of what was recorded before it was set right.
const whileWrong = 1_000

/** A `seq` before which nothing was recorded at an instant (UTC ms) or later, but where a clock was wrong for very long. */
const seqBefore = (db: ReadDb, at: number): number => {
  let seq = lastSeqOf(db)
  while (seq > 0 && newestRecordedAt(db, seq - whileWrong, seq) >= at) seq -= whileWrong
  return seq
}

/** Up to `limit` events that somebody recorded since an instant, before `beforeSeq`, newest first. */
export const eventsOfActor = (
  db: ReadDb,
  asked: { readonly actorId: string; readonly since: number; readonly beforeSeq: number; readonly limit: number },
): readonly RecordedEvent[] => rowsOfActor(db, { ...asked, afterSeq: seqBefore(db, asked.since) }).map(recordedEvent)

// More than any pharmacy records in three days.
const mostOfDays = 50_000

const dayMs = 86_400_000

/**
 * Up to `limit` days on which a person recorded something, newest first, none later than an instant: what a clock recorded that has
 * been set back since is no day worked. Whole days since 1970 in UTC. Walks back over so many days, not over the whole ledger.
 */
export const newestDaysWorked = (db: ReadDb, upTo: number, limit: number): readonly number[] => {
  const after = lastSeqOf(db) - mostOfDays
  const days: number[] = []
  let before = upTo + 1
  while (days.length < limit) {
    const at = newestByPersonBefore(db, { after, before, among: whileWrong })
    if (at === undefined) break
    const day = Math.floor(at / dayMs)
    days.push(day)
    before = day * dayMs
  }
  return days
}

/** One event by its id. */
export const eventById = (db: ReadDb, eventId: string): RecordedEvent | undefined => {
  const row = eventRow(db, eventId)
  return row && recordedEvent(row)
}

/** The `seq` of each of these events, by their ids. */
export const seqsOf = (db: ReadDb, eventIds: readonly string[]): ReadonlyMap<string, number> =>
  new Map(seqRows(db, eventIds).map(({ event_id, seq }) => [event_id, seq]))

/** The `seq` of the newest event, 0 when there is none: the `asOf` of what is read in the same transaction. */
export const lastSeq = (db: ReadDb): number => lastSeqOf(db)

/** How many events a stream has; 0 for one that never had any. What the next `append` to it must expect. */
export const streamVersion = (db: ReadDb, stream: string): number => streamVersionOf(db, stream)

/** An event this app cannot understand. */
export interface UnknownEventType {
  readonly type: string
  readonly typeVersion: number
}

/**
 * The events of a newer app, by type → newest known version: a file that has one must not be opened for work, because
 * what they say would be left out of every projection.
 */
export const unknownEventTypes = (db: ReadDb, known: Readonly<Record<string, number>>): readonly UnknownEventType[] =>
  storedEventTypes(db)
    .filter(({ type, type_version: version }) => version > (known[type] ?? 0))
    .map(({ type, type_version: typeVersion }) => ({ type, typeVersion }))
