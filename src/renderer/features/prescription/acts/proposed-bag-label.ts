import { bagsUsed, proposedBagId } from '../../../../domain/scan/proposed-bag-id.ts'
import type { Detail } from '../detail.ts'

/** A label for the next bag of a prescription that has none yet. */
export const proposedBagLabel = ({ prescription, acts }: Pick<Detail, 'prescription' | 'acts'>): string =>
  proposedBagId(prescription.id, bagsUsed(acts))
