/** How many updates were still to be sent at a moment, UTC ms. */
export interface Sample {
  readonly at: number
  readonly waiting: number
}

/** A backlog going out: how many of how many are sent, and how long the rest takes at the rate of the last minute, null until there is one. */
export interface Draining {
  readonly sent: number
  readonly of: number
  readonly msLeft: number | null
}

/** What is seen of a backlog: the most there ever was of it, and the last minute. */
export interface Backlog {
  readonly most: number
  readonly recent: readonly Sample[]
}

/** Nothing seen yet. */
export const noBacklog: Backlog = { most: 0, recent: [] }

const rateOverMs = 60_000
/** Fewer are gone before anybody has read how many there are. */
const worthTelling = 20

/** The backlog with one more look at it; it is over when nothing waits. */
export const seen = ({ most, recent }: Backlog, sample: Sample): Backlog => {
  if (sample.waiting === 0) return noBacklog
  const still = recent.filter(({ at }) => at > sample.at - rateOverMs && at <= sample.at)
  return { most: Math.max(most, sample.waiting), recent: [...still, sample] }
}

/** Undefined when there is no backlog worth telling of. */
export const drainingOf = ({ most, recent }: Backlog): Draining | undefined => {
  const [first, last] = [recent.at(0), recent.at(-1)]
  if (most < worthTelling || first === undefined || last === undefined) return undefined
  const gone = first.waiting - last.waiting
  const msLeft = gone > 0 ? Math.round((last.waiting * (last.at - first.at)) / gone) : null
  return { sent: most - last.waiting, of: most, msLeft }
}
