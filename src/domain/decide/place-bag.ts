import type { CommandOf } from '../commands.ts'
import { isElsewhere, keptInOf } from '../kept-in.ts'
import type { Item, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { portionsHere, portionsToPlace } from '../supply.ts'
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

const somethingToPlace = (item: Item): Refusal | undefined => {
  const itemId = item.content.id
  const here = portionsHere(item)
  if (portionsToPlace(item).length > 0) return undefined
  if (here.length === 0) return { code: item.broughtBack.length > 0 ? 'was-with-patient' : 'nothing-assembled', itemId }
  return {
    code: here.some((portion) => portion.accuracy === null) ? 'accuracy-check-missing' : 'already-placed',
    itemId,
  }
}

const placedAsKept =
  ({ place, elsewhere }: CommandOf<'place-bag'>, { keptCodes }: DecideContext) =>
  (item: Item): Refusal | undefined => {
    const keptIn = keptInOf(item, keptCodes)
    return keptIn !== null && isElsewhere(item, keptIn, place) && (elsewhere ?? '').trim() === ''
      ? { code: 'place-unfit', itemId: item.content.id, keptIn }
      : undefined
  }

/** Confirms a bag in its place: everything checked and not yet placed of the items. The only way to a "ready". */
export const placeBag = (p: Prescription, command: CommandOf<'place-bag'>, context: DecideContext): Decision => {
  const elsewhere = (command.elsewhere ?? '').trim()
  return unless(
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
          inDate(context.today, portionsToPlace),
          placedAsKept(command, context),
        ],
        (items) =>
          happened(...windowEvents(p, items, context.today), {
            type: 'bag-placed',
            bagId: command.bagId,
            portions: portionRefs(items, portionsToPlace),
            place: command.place,
            route: command.route,
            ...(elsewhere !== '' &&
              items.some((item) => isElsewhere(item, keptInOf(item, context.keptCodes), command.place)) && {
                elsewhere,
              }),
          }),
      ),
  )
}
