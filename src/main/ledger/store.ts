import { sql } from 'kysely'
import {
  all,
  atMost,
  build,
  first,
  prepared,
  run,
  valuesOf,
  type Given,
  type ReadDb,
  type Tx,
} from '../database/query.ts'
import type { EventBodyTable, EventTable, TerminalHeadTable } from '../database/tables/ledger.ts'

/** A header and the text of its body; `body` is null when it was removed. Private to the ledger. */
export type EventRow = EventTable & { readonly body: string | null }

/** Where a file stands before the next event: this terminal, its last event, and the highest numbers of the file. */
export interface Position {
  readonly terminal: string
  readonly events: number
  readonly hash: Uint8Array | undefined
  readonly lastLamport: number
  readonly lastSeq: number
}

const here = prepared(() =>
  build
    .selectFrom('meta')
    .leftJoin('terminal_head', 'terminal_head.terminal', 'meta.terminal_id')
    .select(['meta.terminal_id', 'terminal_head.events', 'terminal_head.hash'])
    .select((by) => [
      by
        .selectFrom('terminal_head')
        .select(({ fn }) => fn.max<number | null>('lamport').as('lamport'))
        .as('lamport'),
      by
        .selectFrom('event')
        .select(({ fn }) => fn.max<number | null>('seq').as('seq'))
        .as('seq'),
    ]),
)

/** Where the next event goes. */
export const position = (db: ReadDb): Position => {
  const row = first(db, here({}))
  if (row === undefined) throw new Error('The data file does not say which terminal it is')
  return {
    terminal: row.terminal_id,
    events: row.events ?? 0,
    hash: row.hash ?? undefined,
    lastLamport: row.lamport ?? 0,
    lastSeq: row.seq ?? 0,
  }
}

const newestSeq = prepared(() => build.selectFrom('event').select(({ fn }) => fn.max<number | null>('seq').as('seq')))

/** The highest `seq`, 0 in an empty ledger. */
export const lastSeqOf = (db: ReadDb): number => first(db, newestSeq({}))?.seq ?? 0

const newestVersion = prepared(({ stream }: Given<{ readonly stream: string }>) =>
  build
    .selectFrom('event')
    .select(({ fn }) => fn.max<number | null>('stream_version').as('version'))
    .where('stream', '=', stream),
)

/** The version of a stream, 0 when it has no events. */
export const streamVersionOf = (db: ReadDb, stream: string): number =>
  first(db, newestVersion({ stream }))?.version ?? 0

const headerInsertion = prepared((header: Given<EventTable>) => build.insertInto('event').values(header))
const bodyInsertion = prepared((body: Given<EventBodyTable>) => build.insertInto('event_body').values(body))

/** Adds one event. */
export const insertEvent = (tx: Tx, header: EventTable, salt: Uint8Array, body: string): void => {
  run(tx, headerInsertion(header))
  run(tx, bodyInsertion({ seq: header.seq, salt, body }))
}

const headMove = prepared((head: Given<TerminalHeadTable>) =>
  build
    .insertInto('terminal_head')
    .values(head)
    .onConflict((conflict) =>
      conflict.column('terminal').doUpdateSet((by) => ({
        events: by.ref('excluded.events'),
        lamport: by.ref('excluded.lamport'),
        hash: by.ref('excluded.hash'),
      })),
    ),
)

/** Moves the end of a terminal's chain. */
export const moveHead = (tx: Tx, head: TerminalHeadTable): void => {
  run(tx, headMove(head))
}

const events = build
  .selectFrom('event')
  .leftJoin('event_body', 'event_body.seq', 'event.seq')
  .selectAll('event')
  .select('event_body.body')

const ofStream = prepared(({ stream }: Given<{ readonly stream: string }>) =>
  events.where('event.stream', '=', stream).orderBy('event.stream_version'),
)

/** The events of a stream in order. */
export const streamRows = (db: ReadDb, stream: string): readonly EventRow[] => all(db, ofStream({ stream }))

/** The events after a `seq`, in order. */
export const rowsAfter = (db: ReadDb, afterSeq: number, limit: number): readonly EventRow[] =>
  all(db, events.where('event.seq', '>', afterSeq).orderBy('event.seq').limit(limit))

const ofCommand = prepared(({ commandId }: Given<{ readonly commandId: string }>) =>
  events.where('event.command_id', '=', commandId).orderBy('event.seq'),
)

/** The events of a command in order. */
export const commandRows = (db: ReadDb, commandId: string): readonly EventRow[] => all(db, ofCommand({ commandId }))

const withId = prepared(({ eventId }: Given<{ readonly eventId: string }>) =>
  events.where('event.event_id', '=', eventId),
)

/** The `seq` of each of these events, by their ids. */
export const seqRows = (db: ReadDb, eventIds: readonly string[]) =>
  all(db, build.selectFrom('event').select(['event_id', 'seq']).where('event_id', 'in', valuesOf(eventIds)))

/** One event by its id. */
export const eventRow = (db: ReadDb, eventId: string): EventRow | undefined => first(db, withId({ eventId }))

/** The events of a type that happened at an instant or later, latest first, by the index on types. */
export const rowsOfType = (db: ReadDb, type: string, from: number): readonly EventRow[] =>
  all(db, events.where('event.type', '=', type).where('event.happened_at', '>=', from).orderBy('event.seq', 'desc'))

// Named, because by the order it is asked in SQLite would rather read the whole ledger backwards.
const typesBefore = prepared(
  ({ types, before, limit }: Given<{ readonly types: string; readonly before: number; readonly limit: number }>) =>
    events
      .where(
        'event.seq',
        'in',
        sql<number>`(select seq from event indexed by event_by_type
          where type in (select value from json_each(${types})) and seq < ${before} order by seq desc limit ${limit})`,
      )
      .orderBy('event.seq', 'desc'),
)

/** Up to `limit` events of some types recorded before a `seq`, newest first: for types there are few of. */
export const rowsOfTypesBefore = (
  db: ReadDb,
  types: readonly string[],
  before: number,
  limit: number,
): readonly EventRow[] => all(db, typesBefore({ types: JSON.stringify(types), before, limit }))

const newestAmong = prepared(({ after, upTo }: Given<{ readonly after: number; readonly upTo: number }>) =>
  build
    .selectFrom('event')
    .select(({ fn }) => fn.max<number | null>('recorded_at').as('at'))
    .where('seq', '>', after)
    .where('seq', '<=', upTo),
)

/** The latest time, UTC ms, at which one of the events after a `seq` and up to another was recorded; 0 when there is none. */
export const newestRecordedAt = (db: ReadDb, after: number, upTo: number): number =>
  first(db, newestAmong({ after, upTo }))?.at ?? 0

const newestOfPersons = prepared(
  ({ after, before, among }: Given<{ readonly after: number; readonly before: number; readonly among: number }>) =>
    build
      .selectFrom((by) =>
        by
          .selectFrom('event')
          .select('recorded_at')
          .where('seq', '>', after)
          .where('recorded_at', '<', before)
          .where('actor_role', '!=', 'system')
          .orderBy('seq', 'desc')
          .limit(atMost(among))
          .as('newest'),
      )
      .select(({ fn }) => fn.max<number | null>('recorded_at').as('at')),
)

/**
 * The latest time before an instant, UTC ms, at which one of the events after a `seq` that are not the app’s own was recorded, among
 * the `among` newest of such a time; undefined when there is none.
 */
export const newestByPersonBefore = (
  db: ReadDb,
  asked: { readonly after: number; readonly before: number; readonly among: number },
): number | undefined => first(db, newestOfPersons(asked))?.at ?? undefined

interface OfActor {
  readonly actorId: string
  readonly since: number
  readonly afterSeq: number
  readonly beforeSeq: number
  readonly limit: number
}

/** What somebody recorded since an instant within a range of `seq`, newest first. Reads every header of the range: a day, not a year. */
export const rowsOfActor = (db: ReadDb, asked: OfActor): readonly EventRow[] =>
  all(
    db,
    events
      .where('event.seq', '>', asked.afterSeq)
      .where('event.seq', '<', asked.beforeSeq)
      .where('event.recorded_at', '>=', asked.since)
      .where('event.actor_id', '=', asked.actorId)
      .orderBy('event.seq', 'desc')
      .limit(asked.limit),
  )

/** Gives the file another terminal id. */
export const setTerminalId = (tx: Tx, id: string): void => {
  run(tx, build.updateTable('meta').set({ terminal_id: id }))
}

/** Which version of each projector last filled its tables. */
export const projectionVersions = (db: ReadDb): ReadonlyMap<string, number> =>
  new Map(all(db, build.selectFrom('projection_version').selectAll()).map(({ name, version }) => [name, version]))

/** Remembers which version of a projector filled its tables. */
export const saveProjectionVersion = (tx: Tx, name: string, version: number): void => {
  run(
    tx,
    build
      .insertInto('projection_version')
      .values({ name, version })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ version })),
  )
}

/** Every type and version of event in the ledger, from the index alone. */
export const storedEventTypes = (db: ReadDb): readonly { readonly type: string; readonly type_version: number }[] =>
  all(db, build.selectFrom('event').select(['type', 'type_version']).distinct().orderBy('type').orderBy('type_version'))
