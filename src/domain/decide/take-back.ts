import type { CommandOf } from '../commands.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import { outPortions, underWay } from '../supply.ts'
import { happened, reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, portionRefs } from './gates.ts'

// One act brings back one departure: first what a courier still has, otherwise what left last.
const comingBack = (item: Item): readonly Portion[] => {
  const out = outPortions(item)
  const last = underWay(item).at(-1) ?? out.at(-1)
  return out.filter((portion) => portion.out?.stamp.eventId === last?.out?.stamp.eventId)
}

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
