import { hash } from 'node:crypto'
import type { EventTable } from '../database/tables/ledger.ts'

/** A header before its hash: everything but `seq`, which is local to a file. */
export type HashedHeader = Omit<EventTable, 'seq' | 'hash'>

/** The columns that a header's hash covers, in the order in which they are hashed. */
export const hashedColumns = [
  'event_id',
  'stream',
  'stream_version',
  'type',
  'type_version',
  'command_id',
  'act_id',
  'happened_at',
  'recorded_at',
  'actor_id',
  'actor_name',
  'actor_role',
  'terminal',
  'terminal_seq',
  'lamport',
  'body_digest',
  'previous_hash',
] as const satisfies readonly (keyof HashedHeader)[]

/** Which of them are bytes: hashed as lower-case hexadecimal. */
export const digestColumns: readonly string[] = ['body_digest', 'previous_hash']

/** What stands before the first event of a terminal. */
export const noHash: Uint8Array = new Uint8Array(32)

// Says what is hashed: another layout gets another name.
const layout = 'pestle event 1\n'

/**
 * What is hashed of a header: `<length>:<value>,` per column, the length in UTF-8 bytes, so that no two headers give the
 * same text. `verify-store.ts` has SQLite build the same from what is stored.
 */
export const headerText = (header: HashedHeader): string =>
  hashedColumns.map((column) => framed(header[column])).join('')

const framed = (value: string | number | Uint8Array): string => {
  const text = typeof value === 'object' ? Buffer.from(value).toString('hex') : String(value)
  return `${Buffer.byteLength(text)}:${text},`
}

/** SHA-256 of a header's text. */
export const hashOfHeader = (text: string): Buffer => hash('sha256', layout + text, 'buffer')

/** SHA-256 of salt and stored body: without the salt, a body that was removed could be guessed from its digest. */
export const digestOfBody = (salt: Uint8Array, body: string): Buffer =>
  hash('sha256', Buffer.concat([salt, Buffer.from(body, 'utf8')]), 'buffer')
