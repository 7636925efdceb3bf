/** Simulated time: a steady clock that nobody can set, and work that comes due on it. */
export interface Scheduler {
  /** Milliseconds since the start, steady. */
  readonly mono: () => number
  /** Runs `work` once after `ms`; the function given back calls it off. Work due at the same moment runs in random order. */
  readonly after: (ms: number, work: () => void) => () => void
  /** When the next work is due; null when there is none. */
  readonly nextAt: () => number | null
  /** Moves time to the next work and runs it. */
  readonly runNext: () => void
  /** Moves time on without running anything; nothing may be due before. */
  readonly moveTo: (mono: number) => void
}

interface Entry {
  readonly at: number
  readonly order: number
  readonly work: () => void
}

/** Time from 0; `random` decides the order of what is due at the same moment. */
export const createScheduler = (random: () => number): Scheduler => {
  const entries: Entry[] = []
  let mono = 0
  const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
  const next = (): Entry | undefined =>
    entries.reduce<Entry | undefined>(
      (best, entry) => (best === undefined || before(entry, best) ? entry : best),
      undefined,
    )
  const remove = (entry: Entry): void => {
    const at = entries.indexOf(entry)
    if (at >= 0) entries.splice(at, 1)
  }
  return {
    mono: () => mono,
    after: (ms, work) => {
      const entry = { at: mono + Math.max(0, ms), order: random(), work }
      entries.push(entry)
      return () => remove(entry)
    },
    nextAt: () => next()?.at ?? null,
    runNext: () => {
      const entry = next()
      if (entry === undefined) return
      remove(entry)
      mono = Math.max(mono, entry.at)
      entry.work()
    },
    moveTo: (at) => {
      mono = Math.max(mono, at)
    },
  }
}
