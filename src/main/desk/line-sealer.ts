import { createCipheriv, createDecipheriv } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Seals lines of a text file that must not be read on the disk; `open` throws on what was changed or sealed under another key. */
export interface LineSealer {
  readonly seal: (line: string) => string
  readonly open: (text: string) => string
}

/** A sealer under a 32-byte key; every line gets a nonce of its own. */
export const lineSealer = (key: Buffer, randomBytes: (count: number) => Buffer): LineSealer => ({
  seal: (line) => {
    const nonce = randomBytes(nonceBytes)
    const sealing = createCipheriv(cipher, key, nonce)
    return Buffer.concat([nonce, sealing.update(line, 'utf8'), sealing.final(), sealing.getAuthTag()]).toString(
      'base64',
    )
  },
  open: (text) => {
    const sealed = Buffer.from(text, 'base64')
    const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    opening.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes, -tagBytes)), opening.final()]).toString('utf8')
  },
})
