import { hkdfSync } from 'node:crypto'

/** A 32-byte key for one purpose, derived from a file's data key by HKDF-SHA-256: each purpose has its own, and none tells the data key. */
export const derivedKey = (dataKey: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, '', `pestle ${purpose}`, 32))
