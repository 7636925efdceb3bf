import { createCipheriv, createDecipheriv } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { writePrivateFile } from './durable-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * A wrapper whose own key lies in a file only its owner may read: it keeps a copied data file closed, not one copied with
 * its folder, so it is for practice and sandbox only. The file is made when it is missing; a wrong size is a fault.
 */
export const fileWrapper = (file: string, randomBytes: (count: number) => Buffer): KeyWrapper => {
  const wrappingKey = readOrMake(file, randomBytes)
  return {
    id: 'file',
    wrap: (key) => {
      const nonce = randomBytes(nonceBytes)
      const seal = createCipheriv(cipher, wrappingKey, nonce)
      return Buffer.concat([nonce, seal.update(key), seal.final(), seal.getAuthTag()])
    },
    unwrap: (blob) => {
      const open = createDecipheriv(cipher, wrappingKey, blob.subarray(0, nonceBytes))
      open.setAuthTag(blob.subarray(-tagBytes))
      return Buffer.concat([open.update(blob.subarray(nonceBytes, -tagBytes)), open.final()])
    },
  }
}

const readOrMake = (file: string, randomBytes: (count: number) => Buffer): Buffer => {
  if (!existsSync(file)) writePrivateFile(file, randomBytes(32))
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error('The wrapping key can be read by others: it must have mode 0600')
  const key = readFileSync(file)
  if (key.length !== 32) throw new Error('The wrapping key is damaged')
  return key
}
