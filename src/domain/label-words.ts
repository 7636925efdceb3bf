import { looksCutaneous } from './external-use.ts'
import type { Item, Stamp } from './prescription.ts'

/** What a person put on the label of a product of a portion; the last that was printed. */
export interface LabelWords {
  readonly stamp: Stamp
  readonly portionId: string
  readonly product: string
  /** As typed in the place of what is prescribed; null where that stands there. */
  readonly directions: string | null
  /** Precautions and warnings as typed; empty where they were taken off again. */
  readonly warnings: string
  /** "For external use only." */
  readonly external: boolean
}

/** What can be put on a label. */
export type Words = Pick<LabelWords, 'directions' | 'warnings' | 'external'>

type Labelled = Pick<Item, 'labels'>

const unworded = (product: string): Words => ({
  directions: null,
  warnings: '',
  external: looksCutaneous(product),
})

const keptOf = ({ labels }: Labelled, portionId: string, of: string): LabelWords | undefined =>
  labels.find((one) => one.portionId === portionId && one.product === of)

const sameWords = (one: Words, other: Words): boolean =>
  one.directions === other.directions && one.warnings === other.warnings && one.external === other.external

/**
 * What stands on a label before anybody types on it: what was kept of it; else what the last label of this product of the item had,
 * as a warning is never dropped unseen; else no warnings, and "external" as the name of the product proposes it.
 */
export const wordsFor = (item: Labelled, portionId: string, product: string): Words =>
  keptOf(item, portionId, product) ?? item.labels.findLast((one) => one.product === product) ?? unworded(product)

/** Whether nothing is left to keep of a label with these words. Once one of this product was kept, so is every other: nothing is offered again that was taken off. */
export const areKept = (item: Labelled, portionId: string, product: string, words: Words): boolean => {
  const isFirst = item.labels.every((one) => one.product !== product)
  const kept = isFirst ? unworded(product) : keptOf(item, portionId, product)
  return kept !== undefined && sameWords(kept, words)
}
