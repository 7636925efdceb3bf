import { existsSync, readFileSync, statSync } from 'node:fs'
import { writePrivateFile } from './durable-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'
import { openUnder, sealUnder } from './sealed.ts'

/**
 * A wrapper whose own key lies in `file`, readable by its owner only: a data file copied alone stays closed, one copied with
 * its folder does not, so it is for practice and sandbox. Wrapping makes the file when there is none, unwrapping never does.
 */
export const fileWrapper = (file: string, randomBytes: (count: number) => Buffer): KeyWrapper => ({
  id: 'file',
  wrap: (key) => {
    if (!existsSync(file)) writePrivateFile(file, randomBytes(32))
    return sealUnder(readWrappingKey(file), key, randomBytes)
  },
  unwrap: (blob) => openUnder(readWrappingKey(file), blob),
  renew: () => {
    writePrivateFile(file, randomBytes(32))
  },
})

const readWrappingKey = (file: string): Buffer => {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error('The wrapping key can be read by others: it must have mode 0600')
  const key = readFileSync(file)
  if (key.length !== 32) throw new Error('The wrapping key is damaged')
  return key
}
