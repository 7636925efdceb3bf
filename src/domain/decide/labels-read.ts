import type { LabelOfBag, LabelRead } from '../label-read.ts'
import type { Item } from '../prescription.ts'
import { portionsToLeave } from '../supply.ts'

/** Of each bag that leaves with these items, each once, how its label was read; what was read of other bags is left out. */
export const labelsRead = (items: readonly Item[], read: readonly LabelRead[] = []): readonly LabelOfBag[] => {
  const bagIds = items.flatMap((item) =>
    portionsToLeave(item).flatMap(({ placed, placedAtEnd }) => (placed ?? placedAtEnd)?.bagId ?? []),
  )
  return [...new Set(bagIds)].map((bagId) => ({
    bagId,
    how: read.find((one) => one.bagId === bagId)?.how ?? 'not-read',
  }))
}
