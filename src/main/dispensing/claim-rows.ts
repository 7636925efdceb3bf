import type { Item, Prescription } from '../../domain/prescription.ts'
import { isSupplied, outPortions } from '../../domain/supply.ts'
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
