import type { Prescription } from './prescription.ts'
import { promiseNow } from './promise-now.ts'

// More than any instant in UTC ms until the year 2286, so that the first digit alone says which group a turn is of.
const group = 10_000_000_000_000

/** Every turn below this is of somebody who waits in the shop. */
export const firstTurnNotWaiting = group

/**
 * Whose turn it is, lowest first: who waits in the shop by how long, then what is promised by its time, then the rest by age.
 * One number, so that a list pages by it and one index keeps the order.
 */
export const turnOf = (p: Prescription): number => {
  const { waitingSince, at } = promiseNow(p)
  if (waitingSince !== null) return waitingSince
  return at === null ? 2 * group + p.receivedAt : group + at
}
