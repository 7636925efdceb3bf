/** How far this PC's clock is ahead of the service's, learnt from the `Date` of its replies. */
export interface ClockSkew {
  /** `sentAt` and `receivedAt` are this PC's clock around the request. A missing or unreadable date teaches nothing. */
  readonly observe: (dateHeader: string | undefined, sentAt: number, receivedAt: number) => void
  /** Milliseconds ahead (negative: behind); null until something was learnt. */
  readonly ahead: () => number | null
  /** When that was, UTC ms by this PC's clock; null until then. */
  readonly learntAt: () => number | null
  /** This PC's clock was set: what was learnt no longer holds. */
  readonly forget: () => void
}

/** `Date` has whole seconds only. */
const resolutionMs = 1_000
/** No exchange lasts longer: if one seems to, this PC's clock was set in the middle of it. */
const longestExchangeMs = 40_000

/**
 * Starts with nothing learnt. A reply says that the service's clock showed its `Date` at some moment of the exchange; of all that
 * fits, the largest lead is kept at first and then narrowed, because "the service's clock shows less" is the safe side.
 */
export const createClockSkew = (): ClockSkew => {
  let ahead: number | null = null
  let learntAt: number | null = null
  return {
    observe: (dateHeader, sentAt, receivedAt) => {
      const date = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader)
      if (Number.isNaN(date)) return
      const most = receivedAt - date
      const least = sentAt - date - resolutionMs
      const clockWasSet = receivedAt - sentAt > longestExchangeMs
      if (ahead === null || clockWasSet || ahead > most || ahead < least) ahead = most
      learntAt = receivedAt
    },
    ahead: () => ahead,
    learntAt: () => learntAt,
    forget: () => {
      ahead = null
      learntAt = null
    },
  }
}
