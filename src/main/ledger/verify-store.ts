import { sql } from 'kysely'
import { all, first, type ReadDb } from '../database/query.ts'

/** A row as bytes: text is read as the bytes that were stored and hashed. Private to `verify`. */
export interface StoredRow {
  readonly seq: number
  readonly event_id: Uint8Array
  readonly stream: Uint8Array
  readonly stream_version: number
  readonly type: Uint8Array
  readonly type_version: number
  readonly command_id: Uint8Array
  readonly act_id: Uint8Array
  readonly happened_at: number
  readonly recorded_at: number
  readonly actor_id: Uint8Array
  readonly actor_name: Uint8Array
  readonly actor_role: Uint8Array
  readonly terminal: Uint8Array
  readonly terminal_seq: number
  readonly lamport: number
  readonly body_digest: Uint8Array
  readonly previous_hash: Uint8Array
  readonly hash: Uint8Array
  readonly salt: Uint8Array | null
  readonly body: Uint8Array | null
}

/** Where the ledger ends by its own account. */
export interface ChainEnd {
  readonly lastSeq: number
  readonly heads: readonly {
    readonly terminal: string
    readonly events: number
    readonly lamport: number
    readonly hash: Buffer
  }[]
}

/** The next rows in order of arrival. */
export const storedRowsAfter = (db: ReadDb, seq: number, limit: number): readonly StoredRow[] =>
  all(
    db,
    sql<StoredRow>`
      select e.seq, cast(e.event_id as blob) as event_id, cast(e.stream as blob) as stream, e.stream_version,
        cast(e.type as blob) as type, e.type_version, cast(e.command_id as blob) as command_id,
        cast(e.act_id as blob) as act_id, e.happened_at, e.recorded_at, cast(e.actor_id as blob) as actor_id,
        cast(e.actor_name as blob) as actor_name, cast(e.actor_role as blob) as actor_role,
        cast(e.terminal as blob) as terminal, e.terminal_seq, e.lamport, e.body_digest, e.previous_hash, e.hash,
        b.salt, cast(b.body as blob) as body
      from event e left join event_body b on b.event_id = e.event_id
      where e.seq > ${seq} order by e.seq limit ${limit}`,
  )

/** The last event and the ends of all chains, of one and the same moment: somebody else may be appending. */
export const chainEnd = (db: ReadDb): ChainEnd => {
  const row = first(
    db,
    sql<{ readonly lastSeq: number; readonly heads: string }>`
      select (select coalesce(max(seq), 0) from event) as lastSeq,
        (select json_group_array(json_object('terminal', terminal, 'events', events, 'lamport', lamport, 'hash', hex(hash)))
          from terminal_head) as heads`,
  )
  const heads = JSON.parse(row?.heads ?? '[]') as readonly {
    readonly terminal: string
    readonly events: number
    readonly lamport: number
    readonly hash: string
  }[]
  return {
    lastSeq: row?.lastSeq ?? 0,
    heads: heads.map((head) => ({ ...head, hash: Buffer.from(head.hash, 'hex') })),
  }
}

/** How many bodies belong to no event. */
export const orphanedBodies = (db: ReadDb): number =>
  first(
    db,
    sql<{ readonly found: number }>`
      select count(*) as found from event_body b where not exists (select 1 from event e where e.event_id = b.event_id)`,
  )?.found ?? 0
