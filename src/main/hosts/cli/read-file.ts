import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import type { FileContent } from './import-files.ts'

/** A file piece by piece, to be read once, or in a word why there is none. */
export type FileChunks =
  { readonly chunks: Iterable<Uint8Array> } | { readonly unreadable: 'not-found' | 'not-a-file' | 'not-allowed' }

/** Far above any message, far below what memory can hold: such a file is refused without being read. */
const longestBytes = 64 * 1024 * 1024
const chunkBytes = 64 * 1024

const known = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
} as const

const isKnown = (code: unknown): code is keyof typeof known => typeof code === 'string' && Object.hasOwn(known, code)

const orWhyNot = <T>(read: () => T): T | { readonly unreadable: (typeof known)[keyof typeof known] } => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && isKnown(error.code)) return { unreadable: known[error.code] }
    throw error
  }
}

/** Reads a file that a person named. What such a name can be wrong about is an answer; a broken disk is thrown. */
export const readNamedFile = (file: string): FileContent =>
  orWhyNot((): FileContent => {
    const found = statSync(file)
    if (!found.isFile()) return { unreadable: 'not-a-file' }
    return found.size > longestBytes ? { unreadable: 'too-large' } : { bytes: readFileSync(file) }
  })

/** As `readNamedFile`, however large the file is; it is closed when its last piece was taken. */
export const readNamedFileInChunks = (file: string): FileChunks =>
  orWhyNot((): FileChunks => {
    if (!statSync(file).isFile()) return { unreadable: 'not-a-file' }
    return { chunks: chunksOf(openSync(file, 'r')) }
  })

function* chunksOf(descriptor: number): Generator<Uint8Array> {
  try {
    for (;;) {
      const chunk = new Uint8Array(chunkBytes)
      const length = readSync(descriptor, chunk)
      if (length === 0) return
      yield chunk.subarray(0, length)
    }
  } finally {
    closeSync(descriptor)
  }
}
