import type { DomainEvent } from '../events.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import { changePortionsOf, unplaced, withNothingPlaced } from './items.ts'

type Corrected = Extract<DomainEvent, { readonly type: 'corrected' }>

const eachPortion = (p: Prescription, change: (portion: Portion) => Portion | undefined): Prescription => ({
  ...p,
  items: p.items.map((item) => changePortionsOf(item, change)),
})

const eachItem = (p: Prescription, change: (item: Item) => Item): Prescription => ({ ...p, items: p.items.map(change) })

/** The prescription as if the named act had not been done, as far as that is still true of the medicine. */
export const corrected = (p: Prescription, event: Corrected): Prescription => {
  const { correctedEventId: eventId } = event
  switch (event.kind) {
    case 'clinical-check':
      return withNothingPlaced({ ...p, clinicalCheck: p.clinicalCheck && { ...p.clinicalCheck, outcome: 'voided' } })
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
  }
}
