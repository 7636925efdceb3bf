import { nextBagId } from '../../../../domain/scan/next-bag-id.ts'
import { bagsUsed } from '../../../../domain/scan/proposed-bag-id.ts'
import type { Detail } from '../detail.ts'

/** The label of the next bag of a prescription, as it is printed and scanned. */
export const proposedBagLabel = ({ prescription, acts }: Pick<Detail, 'prescription' | 'acts'>): string =>
  nextBagId(prescription.id, prescription.items, bagsUsed(acts))
