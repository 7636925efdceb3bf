import type { DomainEvent } from '../events.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'
import { changePortionsOf, unplaced, withNothingPlaced } from './items.ts'

type Corrected = Extract<DomainEvent, { readonly type: 'corrected' }>

const eachPortion = (p: Prescription, change: (portion: Portion) => Portion | undefined): Prescription => ({
  ...p,
  items: p.items.map((item) => changePortionsOf(item, change)),
})

const eachItem = (p: Prescription, change: (item: Item) => Item): Prescription => ({ ...p, items: p.items.map(change) })

// With nothing of it left, what there is to supply is again what was prescribed; and nothing is promised by an act that was
// taken back, so that the rest shows as work to do.
const withoutAssembly = (item: Item, eventId: string): Item => {
  const named = item.portions.some((portion) => portion.assembled.eventId === eventId)
  if (!named && item.owing?.stamp.eventId !== eventId) return item
  const left = changePortionsOf(item, (portion) => (portion.assembled.eventId === eventId ? undefined : portion))
  const owing = item.owing?.stamp.eventId === eventId ? null : item.owing
  if (left.portions.length > 0) return { ...left, owing }
  return {
    ...left,
    owing,
    toSupply: parseHundredths(item.content.quantity.value) ?? item.toSupply,
    toSupplyReason: null,
  }
}

/** The prescription as if the named act had not been done, as far as that is still true of the medicine. */
export const corrected = (p: Prescription, event: Corrected): Prescription => {
  const { correctedEventId: eventId } = event
  switch (event.kind) {
    case 'entry-check':
      return withNothingPlaced({ ...p, byHand: p.byHand && { ...p.byHand, checked: null } })
    case 'clinical-check':
      return withNothingPlaced({
        ...p,
        clinicalCheck: p.clinicalCheck && { ...p.clinicalCheck, outcome: 'voided' },
        interventions: p.interventions.filter(({ stamp }) => stamp.eventId !== eventId),
      })
    case 'assembled':
      return eachItem(p, (item) => withoutAssembly(item, eventId))
    case 'accuracy-check':
      return eachPortion(p, (portion) =>
        portion.accuracy?.eventId === eventId ? { ...unplaced(portion), accuracy: null } : portion,
      )
    case 'placed':
      return eachPortion(p, (portion) => (portion.placed?.eventId === eventId ? unplaced(portion) : portion))
    case 'handed-out':
    case 'dispatched':
      return eachPortion(p, (portion) => {
        if (portion.out?.stamp.eventId !== eventId) return portion
        return event.medicineIs === 'gone' ? undefined : { ...portion, out: null }
      })
    case 'delivered':
      return eachPortion(p, (portion) =>
        portion.out?.delivered?.eventId === eventId
          ? { ...portion, out: { ...portion.out, delivered: null } }
          : portion,
      )
    case 'closed':
      return eachItem(p, (item) => (item.closed?.stamp.eventId === eventId ? { ...item, closed: null } : item))
    case 'held':
      return eachItem(p, (item) => (item.hold?.eventId === eventId ? { ...item, hold: null } : item))
    case 'returned':
      return { ...p, returned: null }
    case 'promised':
      return { ...p, promised: p.promised?.before ? { ...p.promised.before, before: null } : null }
  }
}
