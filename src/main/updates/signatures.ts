import { createHash, createPublicKey, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

const mostLines = 8

const publicKey = (spki: string): KeyObject => {
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('A key that feeds are signed with is not Ed25519')
  return key
}

/** By what a signature names its key, for people to tell them apart: the first 16 hexadecimal digits of the SHA-256 of its SPKI form. */
export const keyIdOf = (spki: string): string =>
  createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex').slice(0, 16)

/**
 * Whether one of our keys signed exactly these bytes. `signatures` is a text of lines `ed25519 <key id> <base64>`, one per key that
 * signed; `unsigned` when there is no such line at all, `forged` when none of them is a key of ours signing these bytes.
 */
export const checkSignatures = (
  bytes: Uint8Array,
  signatures: string,
  keys: readonly string[],
): 'good' | 'unsigned' | 'forged' => {
  const lines = signatures.split('\n').slice(0, mostLines)
  const found = lines.flatMap((line) => {
    const [, signature] = /^ed25519 [0-9a-f]{16} ([A-Za-z0-9+/]{86}==)$/.exec(line.trimEnd()) ?? []
    return signature === undefined ? [] : [Buffer.from(signature, 'base64')]
  })
  if (found.length === 0) return 'unsigned'
  const good = keys.some((spki) => found.some((signature) => verify(null, bytes, publicKey(spki), signature)))
  return good ? 'good' : 'forged'
}
