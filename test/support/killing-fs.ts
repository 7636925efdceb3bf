import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const changing = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'rmSync', 'mkdirSync', 'unlinkSync'] as const

/**
 * From now on every call that changes the disk counts as a step, and this process kills itself before the step with this number
 * (never, with 0). Gives how many steps there were so far.
 */
export const killBeforeStep = (number: number): (() => number) => {
  let steps = 0
  for (const name of changing) {
    const real = fs[name] as (...args: readonly unknown[]) => unknown
    const counted = (...args: readonly unknown[]): unknown => {
      steps += 1
      if (steps === number) process.kill(process.pid, 'SIGKILL')
      return real(...args)
    }
    Object.assign(fs, { [name]: counted })
  }
  syncBuiltinESMExports()
  return () => steps
}
