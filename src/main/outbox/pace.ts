/** Keeps to a number of requests per second, with a burst of at most one second's worth. Null settings: no limit of our own. */
export interface Pace {
  /** How many may start now. */
  readonly allowed: (now: number) => number
  readonly started: (count: number, now: number) => void
  /** When the next may start; `now` or earlier when one may start at once. */
  readonly freeAt: (now: number) => number
}

/** A token bucket by this PC's clock; a clock set back fills it. */
export const createPace = (perSecond: number | null): Pace => {
  if (perSecond === null) return { allowed: () => Number.POSITIVE_INFINITY, started: () => undefined, freeAt: () => 0 }
  const most = Math.max(1, Math.floor(perSecond))
  let left = most
  let at = Number.NEGATIVE_INFINITY
  const fill = (now: number): void => {
    left = now < at || at === Number.NEGATIVE_INFINITY ? most : Math.min(most, left + ((now - at) / 1000) * perSecond)
    at = now
  }
  return {
    allowed: (now) => {
      fill(now)
      return Math.floor(left)
    },
    started: (count, now) => {
      fill(now)
      left -= count
    },
    freeAt: (now) => {
      fill(now)
      return left >= 1 ? now : now + Math.ceil(((1 - left) / perSecond) * 1000)
    },
  }
}
