import type { CommandOf } from '../commands.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import { ofDepartures, outPortions, underWay, wasWithPatient } from '../supply.ts'
import { happened, reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, portionRefs } from './gates.ts'

/** What of an item one act brings back, which is one departure: without a name first what a courier still has, otherwise what left last. */
export const comingBack =
  (departures: readonly string[] | undefined) =>
  (item: Item): readonly Portion[] => {
    const out = ofDepartures(outPortions(item), departures)
    if (departures !== undefined) return out
    const last = underWay(item).at(-1) ?? out.at(-1)
    return out.filter((portion) => portion.out?.stamp.eventId === last?.out?.stamp.eventId)
  }

/**
 * Takes back what left by the named departures, or last, of each item. It is ready again only when placed again; what a patient had
 * is kept apart and never is.
 */
export const takeBack = (p: Prescription, command: CommandOf<'take-back'>): Decision => {
  const { departures, reason } = command
  const back = comingBack(departures)
  return unless([reasonMissing(reason)], () =>
    forItems(
      p,
      command.itemIds,
      [(item) => (back(item).length > 0 ? undefined : { code: 'not-out', itemId: item.content.id })],
      (items) => {
        const apart = portionRefs(items, (item) => back(item).filter(wasWithPatient))
        const portions = portionRefs(items, back)
        return happened({ type: 'taken-back', portions, ...(apart.length > 0 && { apart }), reason })
      },
    ),
  )
}
