import type { CommandOf } from '../commands.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { outPortions } from '../supply.ts'
import { happened, reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, portionRefs } from './gates.ts'

const underWay = (item: Item): readonly Portion[] =>
  outPortions(item).filter((portion) => portion.out?.how === 'dispatched' && portion.out.delivered === null)

const isUnderWay = (item: Item): Refusal | undefined => {
  if (underWay(item).length > 0) return undefined
  const delivered = outPortions(item).some((portion) => portion.out?.delivered)
  return { code: delivered ? 'already-delivered' : 'not-out-for-delivery', itemId: item.content.id }
}

// One act brings back one departure: first what a courier still has, otherwise what left last.
const comingBack = (item: Item): readonly Portion[] => {
  const out = outPortions(item)
  const last = underWay(item).at(-1) ?? out.at(-1)
  return out.filter((portion) => portion.out?.stamp.eventId === last?.out?.stamp.eventId)
}

/** Records that the courier delivered what is under way of the items. */
export const recordDelivery = (p: Prescription, command: CommandOf<'record-delivery'>): Decision =>
  forItems(p, command.itemIds, [isUnderWay], (items) =>
    happened({ type: 'delivered', portions: portionRefs(items, underWay), proof: command.proof }),
  )

/** Records an attempt that failed; the courier still has it. */
export const recordFailedDelivery = (p: Prescription, command: CommandOf<'record-failed-delivery'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(p, command.itemIds, [isUnderWay], (items) =>
      happened({ type: 'delivery-failed', portions: portionRefs(items, underWay), reason: command.reason }),
    ),
  )

/** Takes back what left last of each item, from the courier or from the counter; it is ready again only when placed again. */
export const takeBack = (p: Prescription, command: CommandOf<'take-back'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(
      p,
      command.itemIds,
      [(item) => (outPortions(item).length > 0 ? undefined : { code: 'not-out', itemId: item.content.id })],
      (items) => happened({ type: 'taken-back', portions: portionRefs(items, comingBack), reason: command.reason }),
    ),
  )
