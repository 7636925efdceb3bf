import { renameSync } from 'node:fs'

/** What renaming stands on; tests put others in their place. */
export interface Renaming {
  readonly rename: (from: string, to: string) => void
  /** Holds the thread: whoever renames has nothing else to do before it is done. */
  readonly wait: (ms: number) => void
  readonly isWindows: boolean
}

const real: Renaming = {
  rename: (from, to) => {
    renameSync(from, to)
  },
  wait: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  isWindows: process.platform === 'win32',
}

// A scanner lets go of a small file within some tenths of a second; longer, and the counter is felt to hang.
const waitsMs = [20, 40, 80, 160, 320, 640]

/**
 * Renames a file or folder. On Windows a scanner or an indexer that has just opened it refuses that for a moment: there it is
 * tried again for a second and a quarter. What is refused elsewhere, or still then, is thrown.
 */
export const renamePatiently = (from: string, to: string, { rename, wait, isWindows }: Renaming = real): void => {
  for (const ms of isWindows ? waitsMs : []) {
    try {
      rename(from, to)
      return
    } catch (fault) {
      if (!isHeldByOthers(fault)) throw fault
      wait(ms)
    }
  }
  rename(from, to)
}

/** Whether a fault is what Windows says of a file that somebody else, a virus scanner above all, has open. */
export const isHeldByOthers = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && ['EPERM', 'EBUSY', 'EACCES'].includes(String(fault.code))
