import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { LongWork } from '../database/long-work.ts'

const chunkBytes = 1024 * 1024

/** SHA-256 of a file, lower-case hexadecimal, with the bytes read; undefined when it was called off. Never for a file that is open as a database in this process: closing it would let go of SQLite's locks. */
export const hashFile = (
  file: string,
  of: number,
  work: LongWork,
): { readonly sha256: string; readonly bytes: number } | undefined => {
  const digest = createHash('sha256')
  const chunk = Buffer.alloc(chunkBytes)
  const descriptor = openSync(file, 'r')
  try {
    for (let done = 0; ;) {
      if (work.isCancelled()) return undefined
      const read = readSync(descriptor, chunk, 0, chunkBytes, null)
      if (read === 0) return { sha256: digest.digest('hex'), bytes: done }
      digest.update(chunk.subarray(0, read))
      done += read
      work.progress({ step: 'reading', done, of })
    }
  } finally {
    closeSync(descriptor)
  }
}
