import type { CommandOf } from '../commands.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { portionsHere } from '../supply.ts'
import { happened, unless, type DecideContext, type Decision } from './decision.ts'
import {
  checkNotPassed,
  forItems,
  inDate,
  notClosed,
  notHeld,
  notSupplied,
  portionRefs,
  scheduleKnown,
  windowEvents,
  withinLegalDays,
} from './gates.ts'

const placeable = (item: Item): readonly Portion[] =>
  portionsHere(item).filter((portion) => portion.accuracy !== null && portion.placed === null)

const somethingToPlace = (item: Item): Refusal | undefined => {
  const itemId = item.content.id
  const here = portionsHere(item)
  if (placeable(item).length > 0) return undefined
  if (here.length === 0) return { code: item.broughtBack.length > 0 ? 'was-with-patient' : 'nothing-assembled', itemId }
  return {
    code: here.some((portion) => portion.accuracy === null) ? 'accuracy-check-missing' : 'already-placed',
    itemId,
  }
}

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
        [
          notClosed,
          notHeld,
          notSupplied,
          scheduleKnown,
          withinLegalDays(p, context.today),
          somethingToPlace,
          inDate(context.today, placeable),
        ],
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
