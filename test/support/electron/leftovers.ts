import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What the stand-in makes in the temporary folder is named with this, its process id and a hyphen. */
export const leftoverPrefix = 'pestle-standin-'

/** Whether a process with this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes a folder that a process which is just ending may still write into. */
export function removeLeftover(file: string): void {
  rmSync(file, { recursive: true, force: true, maxRetries: 5 })
}

/** Removes what killed runs left behind; the other running ones keep theirs. */
export function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(leftoverPrefix) ? Number(name.slice(leftoverPrefix.length).split('-')[0]) : NaN
    if (Number.isInteger(owner) && !isAlive(owner)) removeLeftover(path.join(tmpdir(), name))
  }
}
