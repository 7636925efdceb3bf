import { refused, type Result } from '../../domain/result.ts'

/** The refusal of what was called off. */
export type Cancelled = { readonly code: 'cancelled' }

/** Work in the worker that can be called off, and that can be left alone with whatever it hangs on. */
export const abandonable = () => {
  const controller = new AbortController()
  const waiting = new Set<() => void>()
  return {
    signal: controller.signal,
    // Not a race with one promise for all work: that would keep each outcome for as long as nothing is abandoned.
    unlessAbandoned: <T>(work: Promise<T>): Promise<T | Result<never, Cancelled>> =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          resolve(refused({ code: 'cancelled' }))
        }
        waiting.add(leave)
        work.finally(() => waiting.delete(leave)).then(resolve, reject)
      }),
    callOff: () => {
      controller.abort()
    },
    abandon: () => {
      controller.abort()
      for (const leave of waiting) leave()
    },
  }
}
