import { createHash } from 'node:crypto'

/** The columns of a header that its hash covers, in the order in which they are hashed. `seq` is local to a file and left out. */
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
] as const

/** The stored values of a header: text as its UTF-8 bytes or a string, whole numbers, digests. */
export type HashedHeader = Readonly<Record<(typeof hashedColumns)[number], string | number | Uint8Array>>

/** What stands before the first event of a terminal. */
export const noHash: Uint8Array = new Uint8Array(32)

const hashName = 'pestle event 1'

/** SHA-256 over the stored values, each behind its length, so that no two headers give the same bytes. Numbers go in as decimal text. */
export const hashOfHeader = (header: HashedHeader): Buffer => {
  const hash = createHash('sha256')
  for (const value of [hashName, ...hashedColumns.map((column) => header[column])]) {
    const bytes = typeof value === 'object' ? value : Buffer.from(String(value), 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  return hash.digest()
}

/** SHA-256 of salt and stored body: without the salt, a body that was removed could be guessed from its digest. */
export const digestOfBody = (salt: Uint8Array, body: string | Uint8Array): Buffer =>
  createHash('sha256').update(salt).update(body).digest()
