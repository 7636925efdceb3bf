import type { NumberedEvent, EventType } from '../events.ts'
import type { Departure, Item, Portion, Prescription } from '../prescription.ts'
import { leftUnder } from '../supply.ts'
import { changeItems, changePortions, stampOf, unplaced } from './items.ts'
import { owedAgain } from './owed-again.ts'

type Of<T extends EventType> = Extract<NumberedEvent, { readonly type: T }>

/** Out of the pharmacy, by the route it was placed for. */
export const left = (p: Prescription, event: Of<'handed-out' | 'dispatched'>): Prescription =>
  changePortions(p, event.portions, (portion) => {
    const out: Departure = {
      stamp: stampOf(event),
      how: event.type,
      route: portion.placed?.route ?? (event.type === 'handed-out' ? 'collect' : 'deliver'),
      collector: event.type === 'handed-out' ? event.collector : null,
      payment: event.type === 'handed-out' ? event.payment : null,
      counselling: event.counselling ?? null,
      carriage: event.type === 'dispatched' ? event.carriage : null,
      delivered: null,
      failed: null,
    }
    return { ...unplaced(portion), out, takenBack: null }
  })

/** Delivered; an earlier failed attempt stays in the history. */
export const delivered = (p: Prescription, event: Of<'delivered'>): Prescription =>
  changePortions(p, event.portions, (portion) => ({
    ...portion,
    out: portion.out && { ...portion.out, delivered: stampOf(event) },
  }))

/** An attempt failed; the courier still has it. */
export const deliveryFailed = (p: Prescription, event: Of<'delivery-failed'>): Prescription =>
  changePortions(p, event.portions, (portion) => ({
    ...portion,
    out: portion.out && { ...portion.out, failed: { ...stampOf(event), reason: event.reason } },
  }))

/**
 * Back in the pharmacy. What nobody but a courier had keeps its accuracy check, its place to be confirmed; what a patient had is
 * kept apart, and has to be assembled anew; what it had made up is owed again.
 */
export const takenBack = (p: Prescription, event: Of<'taken-back'>): Prescription => {
  const isApart = (item: Item, { id }: Portion): boolean =>
    event.apart?.some(({ itemId, portionId }) => itemId === item.content.id && portionId === id) ?? false
  const stamp = stampOf(event)
  const back = (portion: Portion): Portion => ({
    ...portion,
    takenBack: portion.out && { stamp, out: portion.out, cameBack: portion.cameBack, of: event.portions.length },
  })
  const kept: Prescription = {
    ...p,
    items: p.items.map((item) => {
      const apart = item.portions.filter((portion) => isApart(item, portion))
      if (apart.length === 0) return item
      const portions = item.portions.filter((portion) => !apart.includes(portion))
      const broughtBack = apart.map((portion) => ({ ...back(portion), under: leftUnder(item, portion) }))
      return owedAgain({ ...item, portions, broughtBack: [...item.broughtBack, ...broughtBack] }, apart)
    }),
  }
  const here = changePortions(kept, event.portions, (portion) => ({
    ...back(portion),
    out: null,
    placed: null,
    cameBack: true,
  }))
  // What becomes of it now is to be notified and claimed again.
  const itemIds = event.portions.map(({ itemId }) => itemId)
  return changeItems(here, itemIds, (item) => ({ ...item, claimed: null }))
}
