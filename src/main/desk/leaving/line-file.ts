import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'

/** A file that was written, as the list of all files names it. `lines` counts ends of lines. */
export interface WrittenFile {
  readonly name: string
  readonly lines: number
  readonly bytes: number
  readonly sha256: string
}

const chunkBytes = 1024 * 1024

/** Writes lines (each with its end) into a new file that only this account may read, and forces it onto the disk. */
export const writeLines = (folder: string, name: string, lines: Iterable<string>): WrittenFile => {
  const descriptor = openSync(path.join(folder, ...name.split('/')), 'wx', 0o600)
  const hash = createHash('sha256')
  let [count, bytes, held] = [0, 0, '']
  const put = (): void => {
    const chunk = Buffer.from(held, 'utf8')
    for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at)
    hash.update(chunk)
    bytes += chunk.length
    held = ''
  }
  try {
    for (const line of lines) {
      held += line
      count += 1
      if (held.length > chunkBytes) put()
    }
    put()
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return { name, lines: count, bytes, sha256: hash.digest('hex') }
}
