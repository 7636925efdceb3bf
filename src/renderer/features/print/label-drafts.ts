import type { CommandOf } from '../../../domain/commands.ts'
import { areKept, wordsFor } from '../../../domain/label-words.ts'
import type { Item, Portion, Prescription } from '../../../domain/prescription.ts'
import { portionsHere } from '../../../domain/supply.ts'
import { amountWords } from '../../wording/numbers-and-dates.ts'

/** One label before it is printed: what was assembled, and what a person may still change. */
export interface LabelDraft {
  readonly key: string
  /** Of which item; a new portion of it has another key. */
  readonly itemId: string
  readonly portionId: string
  readonly product: string
  readonly quantity: string
  /** The prescriber's words. */
  readonly prescribed: string
  /** They, or what a person made of them where they are not plain. */
  readonly directions: string
  readonly external: boolean
  readonly precautions: string
  readonly wanted: boolean
  /** How many of it: each pack it is divided among has its own. */
  readonly copies: string
  /** The accuracy check is still to come: that is when it is labelled. */
  readonly fresh: boolean
}

// A pack of each product has a label of its own: what it says must be what is in it.
const productsOf = (portion: Portion): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const { product, amount } of portion.lines) sums.set(product.name, (sums.get(product.name) ?? 0) + amount)
  return sums
}

const draftsOf = (item: Item, portion: Portion): readonly LabelDraft[] =>
  [...productsOf(portion)].map(([product, amount]) => {
    const { directions, warnings, external } = wordsFor(item, portion.id, product)
    return {
      key: `${item.content.id} ${portion.id} ${product}`,
      itemId: item.content.id,
      portionId: portion.id,
      product,
      quantity: amountWords(amount, item.content.quantity.unit),
      prescribed: item.content.directions,
      directions: directions ?? item.content.directions,
      external,
      precautions: warnings,
      wanted: portion.placed === null,
      copies: '1',
      fresh: portion.accuracy === null,
    }
  })

/** The commands that keep what these labels say beyond what is kept of them already. */
export const wordingsOf = (
  drafts: readonly LabelDraft[],
  { items }: Pick<Prescription, 'items'>,
): readonly CommandOf<'word-label'>[] =>
  drafts.flatMap(({ itemId, portionId, product, prescribed, precautions, external, ...draft }) => {
    const item = items.find(({ content }) => content.id === itemId)
    const directions = draft.directions.trim() === prescribed.trim() ? null : draft.directions.trim()
    const warnings = precautions.trim()
    if (item && areKept(item, portionId, product, { directions, warnings, external })) return []
    const typed = directions === null ? {} : { directions }
    return [{ type: 'word-label', itemId, portionId, product, ...typed, warnings, external }]
  })

/** The labels of what was assembled and is in the pharmacy; those of what is bagged already are offered, not chosen. */
export const labelDrafts = ({ items }: Pick<Prescription, 'items'>): readonly LabelDraft[] => {
  const drafts = items.flatMap((item) => portionsHere(item).flatMap((portion) => draftsOf(item, portion)))
  return drafts.some(({ wanted }) => wanted) ? drafts : drafts.map((draft) => ({ ...draft, wanted: true }))
}

/** The most copies of one label at once. */
export const mostCopies = 20

/** How many copies were asked for; undefined for what is no such number. */
export const copiesOf = ({ copies }: Pick<LabelDraft, 'copies'>): number | undefined =>
  /^\d{1,2}$/.test(copies) && Number(copies) >= 1 && Number(copies) <= mostCopies ? Number(copies) : undefined
