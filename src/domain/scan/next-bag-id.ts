import type { Item } from '../prescription.ts'
import { isOpen, portionsHere } from '../supply.ts'
import { proposedBagId } from './proposed-bag-id.ts'

/**
 * The label of the next bag of a prescription, `used` bags having been placed before: the one that what waits was taken out of, for
 * that is the bag in the hand, else a new one. The same wherever it is printed, scanned or filled in.
 */
export const nextBagId = (prescriptionId: string, items: readonly Item[], used: number): string =>
  items
    .filter(isOpen)
    .flatMap(portionsHere)
    .flatMap(({ placed, lastPlace }) => (placed === null && lastPlace !== null ? [lastPlace.bagId] : []))
    .at(-1) ?? proposedBagId(prescriptionId, used)
