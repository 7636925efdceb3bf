/** Timers that only go off when the test moves its clock past them. */
export interface HandMovedTimers {
  readonly after: (ms: number, work: () => void) => () => void
  /** Runs, in order, everything due by now; what that sets is run too if it is due. */
  readonly run: () => void
  /** When the next goes off, by the same clock; null when none is set. */
  readonly nextAt: () => number | null
}

/** Timers on a clock of the test's. */
export const createTimers = (now: () => number): HandMovedTimers => {
  let timers: readonly { readonly at: number; readonly work: () => void }[] = []
  const nextAt = () => (timers.length === 0 ? null : Math.min(...timers.map(({ at }) => at)))
  return {
    after: (ms, work) => {
      const timer = { at: now() + ms, work }
      timers = [...timers, timer]
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    run: () => {
      for (let at = nextAt(); at !== null && at <= now(); at = nextAt()) {
        const timer = timers.find((each) => each.at === at)!
        timers = timers.filter((each) => each !== timer)
        timer.work()
      }
    },
    nextAt,
  }
}
