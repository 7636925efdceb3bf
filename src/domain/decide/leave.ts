import type { CommandOf } from '../commands.ts'
import { identityMustBeAsked } from '../law.ts'
import type { Carriage, Item, Prescription, Route } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { placedPortions } from '../supply.ts'
import { parseTrackingNumber } from '../tracking-number.ts'
import { happened, refuse, unless, type DecideContext, type Decision } from './decision.ts'
import {
  checkNotPassed,
  forItems,
  itemsNamed,
  notClosed,
  notHeld,
  notSupplied,
  portionRefs,
  withinLegalDays,
} from './gates.ts'

const byRoute =
  (fits: (route: Route) => boolean) =>
  (item: Item): Refusal | undefined => {
    const placed = placedPortions(item)
    if (placed.length === 0) return { code: 'not-placed', itemId: item.content.id }
    const wrong = placed.find((portion) => portion.placed && !fits(portion.placed.route))
    return wrong?.placed ? { code: 'wrong-route', route: wrong.placed.route } : undefined
  }

const leaving = (
  p: Prescription,
  itemIds: readonly string[],
  context: DecideContext,
  fits: (route: Route) => boolean,
  then: (items: readonly Item[]) => Decision,
): Decision =>
  unless([checkNotPassed(p)], () =>
    forItems(p, itemIds, [notClosed, notHeld, notSupplied, withinLegalDays(p, context.today), byRoute(fits)], then),
  )

/** Gives what is placed of the items to a person at the counter; the law is asked again, today. */
export const handOut = (p: Prescription, command: CommandOf<'hand-out'>, context: DecideContext): Decision =>
  leaving(
    p,
    command.itemIds,
    context,
    (route) => route === 'collect',
    (items) => {
      const { collector } = command
      const nameless = collector.kind !== 'patient' && (collector.name ?? '').trim() === ''
      const mustAsk = itemsNamed(p, command.itemIds).some((item) => identityMustBeAsked(item.schedule))
      return unless(
        [
          nameless ? { code: 'collector-name-missing' } : undefined,
          mustAsk && !collector.identityAsked ? { code: 'identity-not-asked' } : undefined,
        ],
        () => happened({ type: 'handed-out', portions: portionRefs(items, placedPortions), collector }),
      )
    },
  )

const readCarriage = (carriage: Carriage): Carriage | Refusal => {
  const { courier } = carriage
  const given = (carriage.trackingNumber ?? '').trim()
  if (courier === 'other' && (carriage.courierName ?? '').trim() === '') return { code: 'courier-name-missing' }
  if (courier !== 'royal-mail' && courier !== 'dpd') return { ...carriage, trackingNumber: given === '' ? null : given }
  if (given === '') return { code: 'tracking-number-missing' }
  const trackingNumber = parseTrackingNumber(courier, given)
  return trackingNumber === undefined ? { code: 'tracking-number-invalid', courier } : { ...carriage, trackingNumber }
}

/** Gives what is placed of the items to a courier or locker; Royal Mail and DPD need a number that can be theirs. */
export const dispatch = (p: Prescription, command: CommandOf<'dispatch'>, context: DecideContext): Decision =>
  leaving(
    p,
    command.itemIds,
    context,
    (route) => route !== 'collect',
    (items) => {
      const carriage = readCarriage(command.carriage)
      if ('code' in carriage) return refuse(carriage)
      return happened({ type: 'dispatched', portions: portionRefs(items, placedPortions), carriage })
    },
  )
