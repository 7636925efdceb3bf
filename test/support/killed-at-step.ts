import fs, { fsyncSync, writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const plain = ['copyFile', 'chmod', 'mkdir', 'rename', 'rm', 'rmdir', 'truncate', 'unlink', 'writeFile'] as const
const handles = ['write', 'sync', 'truncate', 'writeFile'] as const

type Functions = Record<string, (...args: unknown[]) => unknown>

/**
 * From here on, every step by which this process changes the disk is counted, and before the one numbered `killAt` the process
 * is killed with SIGKILL. To be called before anything else is imported.
 */
export const countDiskSteps = (killAt: number): void => {
  let steps = 0
  const step = (): void => {
    steps += 1
    if (steps !== killAt) return
    process.kill(process.pid, 'SIGKILL')
    // The signal may take a moment.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
  const count = (owner: Functions, name: string): void => {
    const real = owner[name]
    if (typeof real !== 'function') return
    owner[name] = function counted(this: unknown, ...args: unknown[]): unknown {
      step()
      return real.apply(this, args)
    }
  }
  const callbacks = fs as unknown as Functions
  const promises = fs.promises as unknown as Functions
  for (const name of plain) for (const owner of [callbacks, promises]) count(owner, name)
  for (const name of [...plain.map((each) => `${each}Sync`), writeSync.name, fsyncSync.name]) count(callbacks, name)
  const open = fs.promises.open
  let isCounted = false
  promises['open'] = async (...args) => {
    const handle = await open(...(args as Parameters<typeof open>))
    if (!isCounted) for (const name of handles) count(Object.getPrototypeOf(handle) as Functions, name)
    isCounted = true
    return handle
  }
  syncBuiltinESMExports()
}
