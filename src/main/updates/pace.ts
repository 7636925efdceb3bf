import { waitFor } from './wait.ts'

/** Waits as long as it takes for so many more bytes to stay within the limit. */
export type Pace = (bytes: number, stop: AbortSignal) => Promise<void>

/** A limit on average over a download. The counter's own traffic comes first, and a small line has little to share. */
export const createPace = (deps: {
  readonly bytesPerSecond: number
  readonly now: () => number
  readonly after: (ms: number, work: () => void) => () => void
}): Pace => {
  let free = 0
  return async (bytes, stop) => {
    const now = deps.now()
    free = Math.max(free, now) + (bytes / deps.bytesPerSecond) * 1000
    const wait = free - now
    // Shorter waits are made up for by the next ones.
    if (wait > 20) await waitFor(deps.after, wait, stop)
  }
}
