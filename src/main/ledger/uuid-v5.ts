import { createHash } from 'node:crypto'
import { formatUuid } from './uuid-v7.ts'

/** The UUID version 5 (RFC 9562 section 5.5) of a name in a namespace UUID: the same two always give the same one. Throws when the namespace is not a UUID. */
export const uuidV5 = (namespace: string, name: string): string => {
  const space = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  if (space.length !== 16) throw new Error('The namespace of a UUIDv5 is not a UUID')
  const digest = createHash('sha1').update(space).update(name, 'utf8').digest()
  return formatUuid(digest.subarray(0, 16), 5)
}
