import { createHash } from 'node:crypto'

const hexOf = (bytes: Buffer): string => {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * The id of the update that an event leads to for a line item: UUIDv5 (RFC 9562) in the event id's namespace, lower case.
 * Anybody holding the ledger can work it out again, which is how `verifyTasks` proves that none is missing.
 */
export const taskIdOf = (eventId: string, itemId: string): string => {
  const namespace = Buffer.from(eventId.replaceAll('-', ''), 'hex')
  if (namespace.length !== 16) throw new Error('An event id is not a UUID')
  const bytes = createHash('sha1').update(namespace).update(itemId.toLowerCase()).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return hexOf(bytes)
}
