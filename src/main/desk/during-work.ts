import type { LongWork, LongWorkProgress } from '../database/long-work.ts'

/** What a thread has around it. `uses` counts how often the counter was used; `now` is in ms of any clock that only goes on. */
export interface AroundWork {
  readonly say: (at: LongWorkProgress) => void
  readonly isCancelled: () => boolean
  readonly uses: () => number
  readonly now: () => number
  readonly wait: (ms: number) => void
  /** For how long it stands back altogether. */
  readonly atMostMs: number
}

const pieceMs = 4
const restsTimes = 4
const longestRestMs = 100
const inUseMs = 1_000
const sayEveryMs = 250

/**
 * What a job in the worker is given: how far it is goes on four times a second, with each new step and at its end, and after each piece it
 * stands back for four times as long while the counter was used within the last second. A fifth of the time is always its own.
 */
export const duringWork = ({ say, isCancelled, uses, now, wait, atMostMs }: AroundWork): LongWork => {
  let [heard, usedAt] = [uses(), Number.NEGATIVE_INFINITY]
  let [begunAt, left] = [now(), atMostMs]
  let [said, saidAt] = [{ step: '', done: 0, of: 0 }, Number.NEGATIVE_INFINITY]
  const sayNowAndThen = (at: LongWorkProgress): void => {
    // Said once: what comes after the last of a step may be one long call.
    const isEnd = at.done === at.of && at.done !== said.done
    if (at.step === said.step && !isEnd && now() - saidAt < sayEveryMs) return
    said = at
    saidAt = now()
    say(at)
  }
  const standBack = (): void => {
    const at = now()
    const count = uses()
    if (count !== heard) usedAt = at
    heard = count
    const worked = at - begunAt
    if (worked < pieceMs) return
    const rest = at - usedAt < inUseMs ? Math.min(worked * restsTimes, longestRestMs, left) : 0
    if (rest > 0) wait(rest)
    left -= rest
    begunAt = now()
  }
  return {
    isCancelled,
    progress: (at) => {
      sayNowAndThen(at)
      standBack()
    },
  }
}
