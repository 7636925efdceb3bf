import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { memoryStore, type Arrival, type PsuStore } from './store.ts'

const fileName = 'psu-stand-in.jsonl'

/** What turns a line of the record into what stands in the file, on one line, and back; absent keeps it as plain text. */
export type LineSealer = {
  readonly seal: (line: string) => string
  readonly open: (text: string) => string
}

const plain: LineSealer = { seal: (line) => line, open: (text) => text }

const readWholeLines = (
  path: string,
  sealer: LineSealer,
): { readonly arrivals: readonly Arrival[]; readonly goodBytes: number } => {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const arrivals: Arrival[] = []
  let goodBytes = 0
  while (goodBytes < bytes.length) {
    const end = bytes.indexOf(0x0a, goodBytes)
    if (end < 0) break
    try {
      arrivals.push(JSON.parse(sealer.open(bytes.toString('utf8', goodBytes, end))) as Arrival)
    } catch (cause) {
      // A machine that lost power may leave the last line's end without its middle; earlier lines were synced.
      if (end === bytes.length - 1) break
      throw new Error(`${fileName}: a line that is not the last cannot be read`, { cause })
    }
    goodBytes = end + 1
  }
  return { arrivals, goodBytes }
}

/**
 * A store that survives the process: one JSON line per arrival, synced before `keep` returns, in `psu-stand-in.jsonl` of
 * `dir`. A torn last line is cut off (its sender never had an answer); any other unreadable line throws.
 */
export const fileStore = (dir: string, sealer: LineSealer = plain): PsuStore => {
  mkdirSync(dir, { recursive: true })
  const path = join(dir, fileName)
  const memory = memoryStore()
  const { arrivals, goodBytes } = readWholeLines(path, sealer)
  // Before opening for append: a handle that can only append cannot cut a file on Windows.
  if (existsSync(path)) truncateSync(path, goodBytes)
  const file = openSync(path, 'a', 0o600)
  for (const arrival of arrivals) memory.keep(arrival)
  return {
    ...memory,
    keep: (arrival) => {
      const line = Buffer.from(`${sealer.seal(JSON.stringify(arrival))}\n`)
      for (let written = 0; written < line.length;) written += writeSync(file, line, written)
      fsyncSync(file)
      memory.keep(arrival)
    },
    close: () => closeSync(file),
  }
}
