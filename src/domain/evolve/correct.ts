import type { NumberedEvent } from '../events.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import { parseHundredths } from '../quantity.ts'
import { firstOwed, leftToAssemble, leftUnder, owingsOf } from '../supply.ts'
import { isReadyIn } from '../tracking.ts'
import { copyChoiceCorrected } from './arrive.ts'
import { changePortionsOf, stampOf, unplaced, unplacedItem, withNothingPlaced } from './items.ts'
import { madeUpAfterAll, owedAgain } from './owed-again.ts'

type Corrected = Extract<NumberedEvent, { readonly type: 'corrected' }>

const eachPortion = (p: Prescription, change: (portion: Portion) => Portion | undefined): Prescription => ({
  ...p,
  items: p.items.map((item) => changePortionsOf(item, change)),
})

const eachItem = (p: Prescription, change: (item: Item) => Item): Prescription => ({ ...p, items: p.items.map(change) })

// A later assembly stands on what was there before: it goes back to what the corrected one had found.
const withoutBefore = (item: Item, eventId: string): Item['beforeAssemblies'] => {
  const at = item.beforeAssemblies.findIndex((one) => one.eventId === eventId)
  const before = item.beforeAssemblies[at]
  return item.beforeAssemblies.flatMap((one, index) => {
    if (index === at) return []
    return before !== undefined && index === at + 1 ? [{ ...before, eventId: one.eventId }] : [one]
  })
}

const asPrescribed = (item: Item): Item => ({
  ...item,
  toSupply: parseHundredths(item.content.quantity.value) ?? item.toSupply,
  toSupplyReason: null,
})

// The amount to supply and what is owed as the last assembly found them. What it replaced does not come back by it: with nothing
// of the item left there is to supply what was prescribed, nothing is promised by an act that was taken back, and all of it shows
// as work to do, beside what was told to be owed before, of which no more can be than there is to supply.
const withoutAssembly = (item: Item, { correctedEventId: eventId, amountsGoBack }: Corrected): Item => {
  const named = item.portions.some((portion) => portion.assembled.eventId === eventId)
  if (!named && item.owing?.stamp.eventId !== eventId) return item
  const left: Item = {
    ...changePortionsOf(item, (portion) => (portion.assembled.eventId === eventId ? undefined : portion)),
    owing: item.owing?.stamp.eventId === eventId ? null : item.owing,
    beforeAssemblies: withoutBefore(item, eventId),
  }
  const last = item.beforeAssemblies.at(-1)
  if (amountsGoBack && last?.eventId === eventId) {
    const { toSupply, toSupplyReason, owing, owedAgain: told } = last
    const asBefore = { ...left, toSupply, toSupplyReason, owing, owedAgain: told }
    if (left.portions.length > 0 || leftToAssemble(asBefore) === 0) return asBefore
    const anew = asPrescribed(left)
    return { ...anew, owedAgain: firstOwed(owingsOf(last), anew.toSupply) }
  }
  return left.portions.length > 0 ? left : asPrescribed(left)
}

// What was told elsewhere of it is no longer so: what becomes of the item now is to be notified and claimed again.
const unclaimedIfLeftBy =
  (eventId: string) =>
  (item: Item): Item =>
    item.portions.some(({ out }) => out?.stamp.eventId === eventId) ? { ...item, claimed: null } : item

// What was outside is never supplied again: with somebody it is nowhere here, and back it is kept apart. Whoever was promised what
// it made up has not got it.
const notSupplied = (item: Item, { correctedEventId: eventId, cameBack }: Corrected): Item => {
  const left = item.portions.filter(({ out }) => out?.stamp.eventId === eventId)
  if (left.length === 0) return item
  const portions = item.portions.filter((portion) => !left.includes(portion))
  const back = left.map((portion) => ({ ...portion, under: leftUnder(item, portion) }))
  return owedAgain(
    { ...item, portions, broughtBack: cameBack ? [...item.broughtBack, ...back] : item.broughtBack },
    left,
  )
}

// From before it was asked where the medicine is, nobody waits for an answer any more.
const withIncidentAsked = (p: Prescription, event: Corrected): Prescription['mayBeIncident'] => {
  if (event.cameBack === undefined) return p.mayBeIncident
  const left = p.items.flatMap((item) => {
    const out = item.portions.find((portion) => portion.out?.stamp.eventId === event.correctedEventId)?.out
    const { drug } = item.suppliedUnder ?? item.content
    return out ? { itemId: item.content.id, name: drug.name, at: out.stamp.at } : []
  })
  const [first] = left
  if (first === undefined) return p.mayBeIncident
  const asked = {
    stamp: stampOf(event),
    leftAt: first.at,
    itemIds: left.map(({ itemId }) => itemId),
    itemNames: left.map(({ name }) => name),
  }
  return [...(p.mayBeIncident ?? []), asked]
}

const departureCorrected = (p: Prescription, event: Corrected): Prescription =>
  event.medicineIs === 'gone'
    ? { ...eachItem(p, (item) => notSupplied(item, event)), mayBeIncident: withIncidentAsked(p, event) }
    : eachPortion(p, (portion) =>
        portion.out?.stamp.eventId === event.correctedEventId ? { ...portion, out: null } : portion,
      )

// What came back of a departure before that was corrected never goes back to it: nothing was out by it.
const withNoWayBack =
  (eventId: string) =>
  (item: Item): Item => {
    const change = (portion: Portion): Portion => {
      const out = portion.takenBack?.out
      const named = out?.stamp.eventId === eventId || out?.delivered?.eventId === eventId
      return named && portion.takenBack ? { ...portion, takenBack: { ...portion.takenBack, out: null } } : portion
    }
    return { ...item, portions: item.portions.map(change), broughtBack: item.broughtBack.map(change) }
  }

const outAgain = (portion: Portion, eventId: string): Portion => {
  const { under: _under, ...others } = portion
  const { takenBack } = portion
  if (takenBack?.stamp.eventId !== eventId || takenBack.out === null) return portion
  return { ...unplaced(others), out: takenBack.out, cameBack: takenBack.cameBack, takenBack: null }
}

const neverBack = (item: Item, eventId: string): Item => {
  const all = [...item.portions, ...item.broughtBack].map((portion) => outAgain(portion, eventId))
  const apart = all.slice(item.portions.length)
  const stays = (portion: Portion): boolean => item.broughtBack.includes(portion)
  const never = apart.filter((portion) => !stays(portion))
  const out = [...all.slice(0, item.portions.length), ...never]
  return madeUpAfterAll({ ...item, portions: out, broughtBack: apart.filter(stays) }, never)
}

// Put away in the very act that is taken back, the bag still lies there whole, under its label.
const notPutAway = (item: Item, at: number | undefined): Item => ({
  ...item,
  portions: item.portions.map((portion) => {
    const { putAway, ...others } = portion
    const isBack = putAway?.at === at && portion.placed === null && portion.lastPlace === null
    return putAway !== undefined && isBack ? { ...others, lastPlace: putAway.lastPlace } : portion
  }),
})

// What would be ready by it alone is ready only once a person has confirmed its place.
const withNothingReadyAnew = (p: Prescription, before: Prescription): Prescription => ({
  ...p,
  items: p.items.map((item, at) =>
    isReadyIn(p, item) && !isReadyIn(before, before.items[at]) ? unplacedItem(item) : item,
  ),
})

/** The prescription as if the named act had not been done, as far as that is still true of the medicine. */
export const corrected = (p: Prescription, event: Corrected): Prescription => {
  const { correctedEventId: eventId } = event
  switch (event.kind) {
    case 'copy-choice':
      return copyChoiceCorrected(p, event)
    case 'entry-check':
      return withNothingPlaced({ ...p, byHand: p.byHand && { ...p.byHand, checked: null } })
    case 'clinical-check':
      return withNothingPlaced({
        ...p,
        clinicalCheck: p.clinicalCheck && { ...p.clinicalCheck, outcome: 'voided' },
        interventions: p.interventions.filter(({ stamp }) => stamp.eventId !== eventId),
      })
    case 'assembled':
      return eachItem(p, (item) => withoutAssembly(item, event))
    case 'accuracy-check':
      return eachPortion(p, (portion) =>
        portion.accuracy?.eventId === eventId ? { ...unplaced(portion), accuracy: null } : portion,
      )
    case 'placed':
      return eachPortion(p, (portion) => (portion.placed?.eventId === eventId ? unplaced(portion) : portion))
    case 'handed-out':
    case 'dispatched':
      return departureCorrected(eachItem(eachItem(p, unclaimedIfLeftBy(eventId)), withNoWayBack(eventId)), event)
    case 'delivered':
      return eachPortion(eachItem(p, withNoWayBack(eventId)), (portion) =>
        portion.out?.delivered?.eventId === eventId
          ? { ...portion, out: { ...portion.out, delivered: null } }
          : portion,
      )
    case 'taken-back':
      return withNothingReadyAnew(
        eachItem(p, (item) => neverBack(item, eventId)),
        p,
      )
    case 'closed':
      return eachItem(p, (item) =>
        item.closed?.stamp.eventId === eventId
          ? notPutAway({ ...item, closed: null, claimed: null }, item.closed.stamp.at)
          : item,
      )
    case 'held':
      return eachItem(p, (item) => (item.hold?.eventId === eventId ? { ...item, hold: null } : item))
    case 'claimed':
      return eachItem(p, (item) => (item.claimed?.eventId === eventId ? { ...item, claimed: null } : item))
    case 'returned':
      return eachItem({ ...p, returned: null }, (item) => notPutAway(item, p.returned?.stamp.at))
    case 'promised':
      return { ...p, promised: p.promised?.before ? { ...p.promised.before, before: null } : null }
  }
}
