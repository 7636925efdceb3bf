import type { NumberedEvent, EventType, PortionRef } from '../events.ts'
import type { BeforeAssembly, Item, Owing, Portion, Prescription } from '../prescription.ts'
import { promiseNow } from '../promise-now.ts'
import type { Hundredths } from '../quantity.ts'
import { routeIn } from '../route-in.ts'
import { amountOf, firstOwed, isOver, owingsOf } from '../supply.ts'
import {
  changeItems,
  changePortions,
  changePortionsOf,
  stampOf,
  unplaced,
  withMistake,
  withNothingPlaced,
} from './items.ts'
import { owedAgain } from './owed-again.ts'

type Of<T extends EventType> = Extract<NumberedEvent, { readonly type: T }>

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

const madeOf = (event: Of<'assembled'>): Hundredths => event.lines.reduce((sum, line) => sum + line.amount, 0)

// What was never told to be owed is made before anything else; what is not to be supplied any more is not owed any more.
const madeUp = (
  kept: Item,
  event: Of<'assembled'>,
  owed: Pick<BeforeAssembly, 'owing' | 'owedAgain'>,
): readonly Owing[] => {
  const told = owingsOf(owed)
  const toSupply = Math.max(kept.toSupply, event.toSupply?.amount ?? 0)
  const neverTold = toSupply - amountOf(kept.portions) - told.reduce((sum, { amount }) => sum + amount, 0)
  return firstOwed(told, madeOf(event) - Math.max(0, neverTold))
}

const assembledPortion = (event: Of<'assembled'>, id: string, owed: Portion['owed']): Portion => ({
  id,
  amount: madeOf(event),
  lines: event.lines,
  assembled: stampOf(event),
  accuracy: null,
  owed,
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
    const told = [...item.owedAgain, ...item.portions.filter(isReplaced).flatMap(({ owed }) => owed)]
    const before = { eventId: event.eventId, toSupply, toSupplyReason, owing, owedAgain: told }
    const { portionId } = event
    return {
      ...kept,
      toSupply: event.toSupply?.amount ?? item.toSupply,
      toSupplyReason: event.toSupply?.reason ?? item.toSupplyReason,
      portions:
        portionId === null
          ? kept.portions
          : [...kept.portions, assembledPortion(event, portionId, madeUp(kept, event, before))],
      portionsMade: item.portionsMade + (portionId === null ? 0 : 1),
      owing: event.owing && { ...event.owing, stamp: stampOf(event) },
      owedAgain: [],
      beforeAssemblies: [...item.beforeAssemblies, before],
    }
  })

/** What was put on a label, in the place of what was on that label before. */
export const labelWorded = (p: Prescription, event: Of<'label-worded'>): Prescription =>
  changeItems(p, [event.itemId], (item) => {
    const { portionId, product, directions = null, warnings, external } = event
    const others = item.labels.filter((one) => one.portionId !== portionId || one.product !== product)
    return {
      ...item,
      labels: [...others, { stamp: stampOf(event), portionId, product, directions, warnings, external }],
    }
  })

/** Sent back to assembly: what it made up is owed again as it was told, until a person says otherwise. */
export const accuracyCheckFailed = (p: Prescription, event: Of<'accuracy-check-failed'>): Prescription => {
  const owed = changeItems(p, [event.itemId], (item) =>
    owedAgain(
      item,
      item.portions.filter(({ id }) => id === event.portionId),
    ),
  )
  return withMistake(
    changePortions(owed, [event], () => undefined),
    event,
    { reached: false, what: event.nearMiss.what },
  )
}

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

/** Every bag in its place, or in it until that ended, to leave another way: each its own where the event names it. */
export const routeChanged = (p: Prescription, event: Of<'route-changed'>): Prescription => ({
  ...p,
  preferredRoute: event.route,
  items: p.items.map((item) =>
    changePortionsOf(item, (portion) => {
      const route = routeIn(event, item.content.id, portion.id)
      const { placed, placedAtEnd } = portion
      return {
        ...portion,
        placed: placed && { ...placed, route },
        placedAtEnd: placedAtEnd && { ...placedAtEnd, route },
      }
    }),
  ),
})

/** What the patient was told; who goes on waiting has waited since the first time. */
export const promised = (p: Prescription, event: Of<'promised'>): Prescription => {
  const stamp = stampOf(event)
  const waitingSince = event.waiting ? (promiseNow(p).waitingSince ?? stamp.at) : null
  const before = p.promised && { stamp: p.promised.stamp, waitingSince: p.promised.waitingSince, at: p.promised.at }
  return { ...p, promised: { stamp, waitingSince, at: event.at, before } }
}

const putAway = (portion: Portion, at: number): Portion => {
  const { lastPlace, ...out } = unplaced(portion)
  return { ...out, lastPlace: null, putAway: { at, lastPlace } }
}

/** Out of the bag, the place remembered; of what is over the bag was put away, and its label stands for nothing any more. */
export const takenOutOfBag = (p: Prescription, event: Of<'taken-out-of-bag'>): Prescription => {
  const isAway = ({ itemId }: PortionRef): boolean =>
    p.items.some((item) => item.content.id === itemId && isOver(p, item))
  const away = event.portions.filter(isAway)
  const kept = event.portions.filter((one) => !isAway(one))
  return changePortions(changePortions(p, kept, unplaced), away, (portion) => putAway(portion, event.happenedAt))
}
