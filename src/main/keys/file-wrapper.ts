import { createCipheriv, createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { writePrivateFile } from './durable-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * A wrapper whose own key lies in `file`, readable by its owner only: a data file copied alone stays closed, one copied with
 * its folder does not, so it is for practice and sandbox. Wrapping makes the file when there is none, unwrapping never does.
 */
export const fileWrapper = (file: string, randomBytes: (count: number) => Buffer): KeyWrapper => ({
  id: 'file',
  wrap: (key) => {
    if (!existsSync(file)) writePrivateFile(file, randomBytes(32))
    const nonce = randomBytes(nonceBytes)
    const seal = createCipheriv(cipher, readWrappingKey(file), nonce)
    return Buffer.concat([nonce, seal.update(key), seal.final(), seal.getAuthTag()])
  },
  unwrap: (blob) => {
    const open = createDecipheriv(cipher, readWrappingKey(file), blob.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    open.setAuthTag(blob.subarray(-tagBytes))
    return Buffer.concat([open.update(blob.subarray(nonceBytes, -tagBytes)), open.final()])
  },
})

const readWrappingKey = (file: string): Buffer => {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error('The wrapping key can be read by others: it must have mode 0600')
  const key = readFileSync(file)
  if (key.length !== 32) throw new Error('The wrapping key is damaged')
  return key
}
