import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { getHeapCodeStatistics } from 'node:v8'
import type { Pharmacy } from './pharmacy.ts'

/** What a day left behind. Bytes, and counts of things that are open. */
export interface Measured {
  readonly day: number
  readonly heap: number
  /** The heap without machine code and bytecode, of which Node makes more for weeks: each function runs some hundred times first. */
  readonly data: number
  readonly rss: number
  /** What keeps the process: sockets, pipes, threads, timers of Node's own. */
  readonly handles: number
  /** Open file descriptors; 0 where the system does not tell. */
  readonly descriptors: number
  /** Timers of the desk. */
  readonly timers: number
  readonly wal: number
  readonly log: number
  /** Not held to be flat: the record grows with work. */
  readonly file: number
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

const openDescriptors = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0)

/** Measures after collecting garbage; needs Node's --expose-gc. */
export const measure = (pharmacy: Pharmacy, day: number): Measured => {
  if (globalThis.gc === undefined) throw new Error('Start Node with --expose-gc')
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, rss } = process.memoryUsage()
  const compiled = getHeapCodeStatistics()
  const file = path.join(pharmacy.dataDir, 'practice', 'pestle.db')
  return {
    day,
    heap: heapUsed,
    data: heapUsed - compiled.code_and_metadata_size - compiled.bytecode_and_metadata_size,
    rss,
    handles: process.getActiveResourcesInfo().length,
    descriptors: openDescriptors(),
    timers: pharmacy.timers(),
    wal: sizeOf(`${file}-wal`),
    log: sizeOf(path.join(pharmacy.dataDir, 'pestle.log')),
    file: sizeOf(file),
  }
}
