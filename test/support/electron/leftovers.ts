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

/**
 * Removes what killed runs left behind in a folder, under names that begin with one of the prefixes and a process id; the other running
 * ones keep theirs.
 */
export function removeLeftovers(folder = tmpdir(), prefixes: readonly string[] = [leftoverPrefix]): void {
  for (const name of readdirSync(folder)) {
    const prefix = prefixes.find((one) => name.startsWith(one))
    const owner = prefix === undefined ? NaN : Number(name.slice(prefix.length).split('-')[0])
    if (Number.isInteger(owner) && !isAlive(owner)) removeLeftover(path.join(folder, name))
  }
}
