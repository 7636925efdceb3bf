import { looksCutaneous } from '../../../domain/external-use.ts'
import type { Item, Portion, Prescription } from '../../../domain/prescription.ts'
import { portionsHere } from '../../../domain/supply.ts'
import { amountWords } from '../../wording/numbers-and-dates.ts'
import { scheduleMark } from '../../wording/schedules.ts'

/** One label before it is printed: what was assembled, and what a person may still change. */
export interface LabelDraft {
  readonly key: string
  /** Of which item; a new portion of it has another key. */
  readonly itemId: string
  readonly product: string
  readonly quantity: string
  readonly mark: string | null
  /** The prescriber's words, to be made plain on the label where they are not. */
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
  [...productsOf(portion)].map(([product, amount]) => ({
    key: `${item.content.id} ${portion.id} ${product}`,
    itemId: item.content.id,
    product,
    quantity: amountWords(amount, item.content.quantity.unit),
    mark: item.schedule === 'unknown' ? null : scheduleMark(item.schedule),
    directions: item.content.directions,
    external: looksCutaneous(product),
    precautions: '',
    wanted: portion.placed === null,
    copies: '1',
    fresh: portion.accuracy === null,
  }))

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
