import type { Ports } from './ports.ts'

/** Resolves when `work` has ended, and after `ms` although it has not: a disk over the network that hangs must not keep a desk from closing. */
export const noLongerThan = async (after: Ports['after'], ms: number, work: Promise<unknown>): Promise<void> => {
  let callOff = (): void => undefined
  const late = new Promise<void>((resolve) => (callOff = after(ms, resolve)))
  try {
    await Promise.race([work, late])
  } finally {
    callOff()
  }
}
