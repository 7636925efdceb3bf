import type { CommandOf } from '../commands.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { placedPortions, portionsHere } from '../supply.ts'
import { isAnnounced } from '../tracking.ts'
import { happened, reasonMissing, unless, type DecideContext, type Decision } from './decision.ts'
import {
  checkNotPassed,
  forItems,
  notClosed,
  notHeld,
  notSupplied,
  portionRefs,
  windowEvents,
  withinLegalDays,
} from './gates.ts'

const placeable = (item: Item): readonly Portion[] =>
  portionsHere(item).filter((portion) => portion.accuracy !== null && portion.placed === null)

const somethingToPlace = (item: Item): Refusal | undefined => {
  const itemId = item.content.id
  const here = portionsHere(item)
  if (placeable(item).length > 0) return undefined
  if (here.length === 0) return { code: 'nothing-assembled', itemId }
  return {
    code: here.some((portion) => portion.accuracy === null) ? 'accuracy-check-missing' : 'already-placed',
    itemId,
  }
}

const somethingPlaced = (item: Item): Refusal | undefined =>
  placedPortions(item).length > 0 ? undefined : { code: 'not-placed', itemId: item.content.id }

/** Confirms a bag in its place: everything checked and not yet placed of the items. The only way to a "ready". */
export const placeBag = (p: Prescription, command: CommandOf<'place-bag'>, context: DecideContext): Decision =>
  unless(
    [
      command.place.label.trim() === '' || command.bagId.trim() === '' ? { code: 'place-missing' } : undefined,
      checkNotPassed(p),
    ],
    () =>
      forItems(
        p,
        command.itemIds,
        [notClosed, notHeld, notSupplied, withinLegalDays(p, context.today), somethingToPlace],
        (items) =>
          happened(...windowEvents(p, items, context.today), {
            type: 'bag-placed',
            bagId: command.bagId,
            portions: portionRefs(items, placeable),
            place: command.place,
            route: command.route,
          }),
      ),
  )

/** Changes how everything that is placed will leave, and what is offered for the next bag; the bags stay where they are. */
export const changeRoute = (p: Prescription, command: CommandOf<'change-route'>): Decision =>
  unless(
    [
      p.preferredRoute === command.route &&
      p.items.flatMap(placedPortions).every((portion) => portion.placed?.route === command.route)
        ? { code: 'route-unchanged' }
        : undefined,
    ],
    () => happened({ type: 'route-changed', route: command.route }),
  )

/** Takes items out of their bag: they are not ready any more. */
export const takeOutOfBag = (p: Prescription, command: CommandOf<'take-out-of-bag'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(p, command.itemIds, [notClosed, notSupplied, somethingPlaced], (items) =>
      happened({
        type: 'taken-out-of-bag',
        portions: portionRefs(items, placedPortions),
        reason: command.reason,
      }),
    ),
  )

/** Tells the patient about placed items now, although others are still being prepared. */
export const announcePart = (p: Prescription, command: CommandOf<'announce-part'>): Decision =>
  forItems(
    p,
    command.itemIds,
    [
      notClosed,
      (item) =>
        placedPortions(item).length === 0 || isAnnounced(p, item)
          ? { code: 'nothing-to-announce', itemId: item.content.id }
          : undefined,
    ],
    (items) => happened({ type: 'part-announced', itemIds: items.map((item) => item.content.id) }),
  )
