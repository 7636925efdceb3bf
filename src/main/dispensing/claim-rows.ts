import type { Item, Portion, Prescription } from '../../domain/prescription.ts'
import type { Hundredths } from '../../domain/quantity.ts'
import { isSupplied, leftUnder, outPortions } from '../../domain/supply.ts'
import type { ToClaimTable } from '../database/tables/dispensing.ts'

type Outcome = Pick<ToClaimTable, 'outcome' | 'finished' | 'since'>

// Cancelled before it got here, or not on the copy that counts: there is nothing to answer for.
const neverOurs: ReadonlySet<string> = new Set(['cancelled-on-arrival', 'not-on-chosen-copy'])

const outcomeOf = (item: Item): Outcome | undefined => {
  const [firstOut] = outPortions(item)
  if (firstOut?.out) {
    const outcome = isSupplied(item) ? 'supplied' : 'part'
    return { outcome, finished: outcome === 'supplied' || item.closed !== null ? 1 : 0, since: firstOut.out.stamp.at }
  }
  if (item.closed === null || neverOurs.has(item.closed.why)) return undefined
  return { outcome: 'not-dispensed', finished: 1, since: item.closed.stamp.at }
}

/** One product of an item, with its amount in hundredths of the unit it was prescribed in then. */
export interface SuppliedProduct {
  readonly name: string
  readonly amount: Hundredths
  readonly unit: string
}

/** What left the pharmacy for an item, by product: what a claim has to name, whatever was prescribed. */
export const suppliedProducts = (item: Item): readonly SuppliedProduct[] => productsIn(item, outPortions(item))

/** What is in some portions of an item, by product. */
export const productsIn = (item: Item, portions: readonly Portion[]): SuppliedProduct[] => {
  const lines = portions.flatMap((portion) => {
    const { unit } = leftUnder(item, portion).quantity
    return portion.lines.map(({ product, amount }) => ({ name: product.name, amount, unit }))
  })
  return [...Map.groupBy(lines, ({ name, unit }) => JSON.stringify([name, unit])).values()].flatMap((those) => {
    const [first] = those
    return first ? [{ ...first, amount: those.reduce((sum, { amount }) => sum + amount, 0) }] : []
  })
}

/** The items of a prescription that another system has to notify and claim for; none unless the NHS released it to this pharmacy. */
export const claimRows = (prescription: Prescription): readonly ToClaimTable[] => {
  if (!prescription.tracked || prescription.returned !== null || prescription.sentBack !== null) return []
  return prescription.items.flatMap((item, position) => {
    const outcome = outcomeOf(item)
    if (outcome === undefined) return []
    return [
      {
        prescription_id: prescription.id,
        item_id: item.content.id,
        position,
        drug: item.content.drug.name,
        ...outcome,
        claimed_at: item.claimed?.at ?? null,
      },
    ]
  })
}
