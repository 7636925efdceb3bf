import type { LabelOfBag, LabelRead } from '../label-read.ts'
import type { Item } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { portionsToLeave } from '../supply.ts'

// What is recorded of the labels of the bags that leave; `noLabel` only where one was not read and it is said why.
interface LabelsLeft {
  readonly labels: readonly LabelOfBag[]
  readonly noLabel?: string
}

/** Of each bag that leaves with these items, each once, how its label was read; what was read of other bags is left out. */
export const labelsRead = (
  items: readonly Item[],
  { labels: read = [], noLabel = '' }: { readonly labels?: readonly LabelRead[]; readonly noLabel?: string },
): LabelsLeft => {
  const bagIds = items.flatMap((item) =>
    portionsToLeave(item).flatMap(({ placed, placedAtEnd }) => (placed ?? placedAtEnd)?.bagId ?? []),
  )
  const labels = [...new Set(bagIds)].map((bagId) => ({
    bagId,
    how: read.find((one) => one.bagId.toUpperCase() === bagId.toUpperCase())?.how ?? ('not-read' as const),
  }))
  const why = labels.some(({ how }) => how === 'not-read') ? noLabel.trim() : ''
  return { labels, ...(why !== '' && { noLabel: why }) }
}

/** Refuses bags of which nobody says that the label was read, nor why not. */
export const labelRefusal = ({ labels = [], noLabel }: Partial<LabelsLeft>): Refusal | undefined => {
  const bagIds = labels.filter(({ how }) => how === 'not-read').map(({ bagId }) => bagId)
  return bagIds.length > 0 && noLabel === undefined ? { code: 'label-unanswered', bagIds } : undefined
}
