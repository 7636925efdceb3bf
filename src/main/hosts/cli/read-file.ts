import { readFileSync, statSync } from 'node:fs'
import type { FileContent } from './import-files.ts'

/** Far above any message, far below what memory can hold: such a file is refused without being read. */
const longestBytes = 64 * 1024 * 1024

const known = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
} as const

const isKnown = (code: unknown): code is keyof typeof known => typeof code === 'string' && Object.hasOwn(known, code)

/** Reads a file that a person named. What such a name can be wrong about is an answer; a broken disk is thrown. */
export const readNamedFile = (file: string): FileContent => {
  try {
    const found = statSync(file)
    if (!found.isFile()) return { unreadable: 'not-a-file' }
    return found.size > longestBytes ? { unreadable: 'too-large' } : { bytes: readFileSync(file) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && isKnown(error.code)) return { unreadable: known[error.code] }
    throw error
  }
}
