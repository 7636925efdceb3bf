import type { DomainEvent, EventType } from '../events.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import { promiseNow } from '../promise-now.ts'
import { routeIn } from '../route-in.ts'
import { changeItems, changePortions, changePortionsOf, stampOf, unplaced, withNothingPlaced } from './items.ts'

type Of<T extends EventType> = Extract<DomainEvent, { readonly type: T }>

/** The check as recorded, with the schedules answered; anything but a pass takes every bag out of its place. */
export const clinicalCheckRecorded = (p: Prescription, event: Of<'clinical-check-recorded'>): Prescription => {
  const { outcome, note, query, counsel } = event
  const stamp = stampOf(event)
  const unsignedAnswered = event.facts.some(({ fact }) => fact.kind === 'unsigned')
  const checked: Prescription = {
    ...p,
    clinicalCheck: { stamp, outcome, note, query, counsel, unsignedAnswered },
    interventions: outcome === 'passed' ? p.interventions : [...p.interventions, { stamp, outcome, note, query }],
    items: p.items.map((item) => ({ ...item, schedule: event.schedules[item.content.id] ?? item.schedule })),
  }
  return outcome === 'passed' ? checked : withNothingPlaced(checked)
}

const isReplaced = (portion: Portion): boolean => portion.out === null && portion.placed === null && !portion.cameBack

const assembledPortion = (event: Of<'assembled'>, id: string): Portion => ({
  id,
  amount: event.lines.reduce((sum, line) => sum + line.amount, 0),
  lines: event.lines,
  assembled: stampOf(event),
  accuracy: null,
  placed: null,
  lastPlace: null,
  placedAtEnd: null,
  out: null,
  cameBack: false,
  takenBack: null,
})

/** What was assembled instead of what was assembled before and not placed. */
export const assembled = (p: Prescription, event: Of<'assembled'>): Prescription =>
  changeItems(p, [event.itemId], (item): Item => {
    const kept = changePortionsOf(item, (portion) => (isReplaced(portion) ? undefined : portion))
    const { toSupply, toSupplyReason, owing } = item
    const before = { eventId: event.eventId, toSupply, toSupplyReason, owing }
    return {
      ...kept,
      toSupply: event.toSupply?.amount ?? item.toSupply,
      toSupplyReason: event.toSupply?.reason ?? item.toSupplyReason,
      portions: event.portionId === null ? kept.portions : [...kept.portions, assembledPortion(event, event.portionId)],
      portionsMade: item.portionsMade + (event.portionId === null ? 0 : 1),
      owing: event.owing && { ...event.owing, stamp: stampOf(event) },
      beforeAssemblies: [...item.beforeAssemblies, before],
    }
  })

/** The check stamped on each portion; the reason for a self-check only where it was one. */
export const accuracyCheckPassed = (p: Prescription, event: Of<'accuracy-check-passed'>): Prescription =>
  changePortions(p, event.portions, (portion) => ({
    ...portion,
    accuracy: {
      ...stampOf(event),
      selfCheckReason: portion.assembled.by.id === event.actor.id ? event.selfCheckReason : null,
    },
  }))

/** The bag confirmed in its place; its route is offered for the next. */
export const bagPlaced = (p: Prescription, event: Of<'bag-placed'>): Prescription => {
  const { bagId, place, route } = event
  const placed = changePortions(p, event.portions, (portion) => ({
    ...portion,
    placed: { ...stampOf(event), bagId, place, route },
    placedAtEnd: null,
  }))
  return { ...placed, preferredRoute: route }
}

/** Every bag still in its place, to leave another way: each its own where the event names it. */
export const routeChanged = (p: Prescription, event: Of<'route-changed'>): Prescription => ({
  ...p,
  preferredRoute: event.route,
  items: p.items.map((item) =>
    changePortionsOf(item, (portion) =>
      portion.placed
        ? { ...portion, placed: { ...portion.placed, route: routeIn(event, item.content.id, portion.id) } }
        : portion,
    ),
  ),
})

/** What the patient was told; who goes on waiting has waited since the first time. */
export const promised = (p: Prescription, event: Of<'promised'>): Prescription => {
  const stamp = stampOf(event)
  const waitingSince = event.waiting ? (promiseNow(p).waitingSince ?? stamp.at) : null
  const before = p.promised && { stamp: p.promised.stamp, waitingSince: p.promised.waitingSince, at: p.promised.at }
  return { ...p, promised: { stamp, waitingSince, at: event.at, before } }
}

/** Out of the bag, the place remembered. */
export const takenOutOfBag = (p: Prescription, event: Of<'taken-out-of-bag'>): Prescription =>
  changePortions(p, event.portions, unplaced)
