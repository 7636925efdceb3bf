import type { Place } from '../../../../domain/prescription.ts'

const keyOf = ({ kind, label }: Place): string => `${kind} ${label.trim().toUpperCase()}`

/**
 * Whether a typed place is said to be one where no other bag is, so that a slip of the fingers is seen before it is confirmed:
 * none of those in use, and none of `sure`, whose label was scanned or where this medicine was before. While no bag waits
 * anywhere there is nothing to compare it with.
 */
export const isNewPlace = (place: Place, inUse: readonly Place[], sure: readonly (Place | null)[]): boolean =>
  inUse.length > 0 &&
  place.label.trim() !== '' &&
  ![...inUse, ...sure].some((one) => one !== null && keyOf(one) === keyOf(place))
