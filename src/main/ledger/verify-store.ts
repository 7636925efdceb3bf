import { sql } from 'kysely'
import { all, first, type ReadDb } from '../database/query.ts'
import { digestColumns, hashedColumns } from './event-hash.ts'

/**
 * A row as far as verifying needs it: `header` is what was hashed, built by SQLite from what is stored; digests are lower-case
 * hexadecimal, because a Buffer per column would cost ten times the hashing. Private to `verify`.
 */
export interface StoredRow {
  readonly seq: number
  readonly event_id: string
  readonly stream: string
  readonly type: string
  readonly terminal: string
  readonly terminal_seq: number
  readonly lamport: number
  readonly header: string
  readonly previous_hash: string
  readonly hash: string
  readonly body_digest: string
  readonly salt: string | null
  readonly body: string | null
}

/** Where the ledger ends by its own account. */
export interface ChainEnd {
  readonly lastSeq: number
  readonly heads: readonly {
    readonly terminal: string
    readonly events: number
    readonly lamport: number
    readonly hash: string
  }[]
}

const framed = (column: string) => {
  const text = digestColumns.includes(column) ? sql`lower(hex(${sql.ref(column)}))` : sql.ref(column)
  return sql`octet_length(${text}) || ':' || ${text} || ','`
}

const header = sql.join(hashedColumns.map(framed), sql` || `)

/** The next rows in order of arrival. */
export const storedRowsAfter = (db: ReadDb, seq: number, limit: number): readonly StoredRow[] =>
  all(
    db,
    sql<StoredRow>`
      select e.seq, e.event_id, e.stream, e.type, e.terminal, e.terminal_seq, e.lamport, ${header} as header,
        lower(hex(e.previous_hash)) as previous_hash, lower(hex(e.hash)) as hash,
        lower(hex(e.body_digest)) as body_digest, hex(b.salt) as salt, b.body
      from event e left join (select seq as of_seq, salt, body from event_body) b on b.of_seq = e.seq
      where e.seq > ${seq} order by e.seq limit ${limit}`,
  )

/** The last event and the ends of all chains, of one and the same moment: somebody else may be appending. */
export const chainEnd = (db: ReadDb): ChainEnd => {
  const row = first(
    db,
    sql<{ readonly lastSeq: number; readonly heads: string }>`
      select (select coalesce(max(seq), 0) from event) as lastSeq,
        (select json_group_array(json_object('terminal', terminal, 'events', events, 'lamport', lamport, 'hash', lower(hex(hash))))
          from terminal_head) as heads`,
  )
  return { lastSeq: row?.lastSeq ?? 0, heads: JSON.parse(row?.heads ?? '[]') as ChainEnd['heads'] }
}

/** The last event of a terminal up to some place: how many there were, and what the next one must link to. */
export interface ChainTail {
  readonly terminal: string
  readonly events: number
  readonly lamport: number
  readonly hash: string
  readonly seq: number
}

/** The last event of every terminal up to a `seq`. */
export const tailsAt = (db: ReadDb, seq: number): readonly ChainTail[] =>
  all(
    db,
    sql<ChainTail>`
      select e.terminal, e.terminal_seq as events, e.lamport, lower(hex(e.hash)) as hash, e.seq
      from terminal_head h join event e on e.seq =
        (select seq from event where terminal = h.terminal and seq <= ${seq} order by terminal_seq desc limit 1)`,
  )

/** How many bodies belong to no event. */
export const orphanedBodies = (db: ReadDb): number =>
  first(
    db,
    sql<{ readonly found: number }>`
      select count(*) as found from event_body b where not exists (select 1 from event e where e.seq = b.seq)`,
  )?.found ?? 0
