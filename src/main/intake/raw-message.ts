import { createHash } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { largestMessage } from './parse-bytes.ts'
import { insertMessage, messageWithBytes } from './store.ts'

/** Where a message came from: `file`, `folder`, `cli`…, and the file's name. Never put into a log: people name files after patients. */
export interface Origin {
  readonly kind: string
  readonly name: string
}

/** An arrival as kept. */
export interface KeptMessage {
  readonly messageId: string
  readonly messageNo: number
  readonly receivedAt: number
  readonly sha256: string
}

const longestName = 255

/**
 * Keeps the bytes before anybody reads them, in a transaction of its own. Bytes that arrived before are kept once and the arrival
 * is noted; of more than 5 MB only size and digest are kept, since such a file is refused whatever is in it.
 */
export const keepMessage = (
  deps: { readonly database: Database; readonly now: () => number; readonly newId: () => string },
  { bytes, origin }: { readonly bytes: Uint8Array; readonly origin: Origin },
): KeptMessage => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const messageId = deps.newId()
  const receivedAt = deps.now()
  const messageNo = deps.database.transact((tx) => {
    const earlier = messageWithBytes(tx, sha256)
    const keep = earlier === undefined && bytes.byteLength <= largestMessage
    return insertMessage(tx, {
      message_id: messageId,
      received_at: receivedAt,
      origin_kind: origin.kind,
      origin_name: baseName(origin.name),
      size_bytes: bytes.byteLength,
      sha256,
      content: keep ? bytes : null,
      same_bytes_as: earlier ?? null,
    })
  })
  return { messageId, messageNo, receivedAt, sha256 }
}

const baseName = (name: string): string => (name.split(/[/\\]/).at(-1) ?? '').slice(-longestName)
