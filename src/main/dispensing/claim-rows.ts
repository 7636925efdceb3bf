import type { Item, Prescription } from '../../domain/prescription.ts'
import type { ToClaimTable } from '../database/tables/dispensing.ts'

type Outcome = Pick<ToClaimTable, 'outcome' | 'finished' | 'since'>

const outcomeOf = (item: Item): Outcome | undefined => {
  const departures = item.portions.flatMap((portion) => (portion.out === null ? [] : [{ portion, out: portion.out }]))
  const amountOut = departures.reduce((sum, { portion }) => sum + portion.amount, 0)
  if (amountOut > 0) {
    const inFull = amountOut >= item.toSupply
    return {
      outcome: inFull ? 'supplied' : 'part',
      finished: inFull || item.closed !== null ? 1 : 0,
      since: Math.min(...departures.map(({ out }) => out.stamp.at)),
    }
  }
  // Cancelled before it ever got here: there is nothing to answer for.
  if (item.closed === null || item.closed.why === 'cancelled-on-arrival') return undefined
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
