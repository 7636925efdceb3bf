import { existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { removeLeftover, removeLeftovers } from './electron/leftovers.ts'

const memory = '/dev/shm'
const prefix = 'pestle-tests-'

const hasRoom = (): boolean => {
  if (process.platform !== 'linux' || !existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  const [, , , flags = 'noexec'] =
    readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .find(([, at]) => at === memory) ?? []
  const usable = !flags.split(',').some((flag) => flag === 'noexec' || flag === 'ro')
  return usable && bavail * bsize > 2 * 1024 ** 3
}

/**
 * The folder for all files of this run. Every commit is synced, and on a busy disk that takes longer than the test around it: it lies
 * in memory where there is room and programs may run from it.
 */
export const temporaryFolder = (): string => path.join(hasRoom() ? memory : tmpdir(), `${prefix}${process.pid}`)

/** Makes that folder for a project, and removes it at its end; what killed runs left in memory stays there no longer than to the next one. */
export const setup = ({ config }: TestProject): (() => void) => {
  const folder = config.env['TMPDIR']
  if (typeof folder !== 'string') throw new Error('The project has no folder for its files')
  // The simulation keeps its own there.
  removeLeftovers(path.dirname(folder), [prefix, 'pestle-simulation-'])
  mkdirSync(folder, { recursive: true })
  return () => {
    removeLeftover(folder)
  }
}
