/** What decides the `lastModified` of an update at its first attempt. Instants are UTC ms; `aheadMs` is this PC's lead over the service. */
export interface LastModifiedInput {
  readonly happenedAt: number
  readonly now: number
  readonly aheadMs: number
  /** The largest one given to the same line item before, in any issue; null when there is none. */
  readonly previous: number | null
}

/**
 * The event's time by the service's clock, never later than the service's now, and at least 1 ms after the item's previous one:
 * the patient's view takes the largest (nhs-interfaces 1.11). Where the last two clash, order wins.
 */
export const lastModifiedOf = ({ happenedAt, now, aheadMs, previous }: LastModifiedInput): number => {
  const truthful = Math.min(happenedAt - aheadMs, now - aheadMs)
  return previous === null ? truthful : Math.max(truthful, previous + 1)
}

/** How far ahead of the service's now a "ready" may be dated: only as much as order within the same moment needs. */
const readyLeadMs = 1_000
/** Whatever the wait, it is worked out again after this: the clock may be set right meanwhile. */
const longestHoldMs = 10 * 60_000

/**
 * How long a "ready" dated like this must wait before it is sent, in ms; 0 for none. Dated ahead, it would notify at once while
 * the patient's view still shows the status before (nhs-interfaces 1.16.8). Happens only after this PC's clock was far ahead.
 */
export const readyWaitMs = (lastModified: number, now: number, aheadMs: number): number => {
  const lead = lastModified - (now - aheadMs)
  return lead > readyLeadMs ? Math.min(lead, longestHoldMs) : 0
}
