import { createCipheriv, createDecipheriv } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Seals bytes under a 32-byte key; each time with a nonce of its own, which stands first. */
export const sealUnder = (key: Buffer, plain: Buffer, randomBytes: (count: number) => Buffer): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const seal = createCipheriv(cipher, key, nonce)
  return Buffer.concat([nonce, seal.update(plain), seal.final(), seal.getAuthTag()])
}

/** Opens what `sealUnder` sealed; throws when it was sealed under another key or changed. */
export const openUnder = (key: Buffer, sealed: Buffer): Buffer => {
  const open = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  open.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([open.update(sealed.subarray(nonceBytes, -tagBytes)), open.final()])
}
