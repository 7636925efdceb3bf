import { createHash } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { largestMessage } from './parse-bytes.ts'
import { arrivalWithoutResult, insertMessage, messageWithBytes } from './store.ts'

/** Where a message came from: `file`, `folder`, `cli`…, and the file's name. Never put into a log: people name files after patients. */
export interface Origin {
  readonly kind: string
  readonly name: string
}

const longestName = 255

/**
 * Keeps the bytes before anybody reads them, in a transaction of its own, and gives the id of the arrival. Bytes that arrived before
 * are kept once and the arrival is noted, unless the same came from the same place and was never read: then it is that one, tried
 * again. Of more than 5 MB only size and digest are kept, since such a file is refused whatever is in it.
 */
export const keepMessage = (
  deps: { readonly database: Database; readonly now: () => number; readonly newId: () => string },
  { bytes, origin: { kind, name } }: { readonly bytes: Uint8Array; readonly origin: Origin },
): string => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const origin = { kind, name: baseName(name) }
  return deps.database.transact((tx) => {
    const unread = arrivalWithoutResult(tx, sha256, origin)
    if (unread !== undefined) return unread
    const earlier = messageWithBytes(tx, sha256)
    const messageId = deps.newId()
    insertMessage(tx, {
      message_id: messageId,
      received_at: deps.now(),
      origin_kind: origin.kind,
      origin_name: origin.name,
      size_bytes: bytes.byteLength,
      sha256,
      content: earlier === undefined && bytes.byteLength <= largestMessage ? bytes : null,
      same_bytes_as: earlier ?? null,
    })
    return messageId
  })
}

const baseName = (name: string): string => (name.split(/[/\\]/).at(-1) ?? '').slice(-longestName)
