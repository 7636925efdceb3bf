import type { CommandOf } from '../commands.ts'
import type { Carriage, Item, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { portionsToLeave } from '../supply.ts'
import { parseTrackingNumber } from '../tracking-number.ts'
import { counsellingOf, counsellingRefusal } from './counselling.ts'
import { happened, refuse, unless, type DecideContext, type Decision } from './decision.ts'
import { portionRefs } from './gates.ts'
import { labelRefusal, labelsRead } from './labels-read.ts'
import { leaving } from './leaving.ts'

const readCarriage = (carriage: Carriage): Carriage | Refusal => {
  const { courier } = carriage
  const given = (carriage.trackingNumber ?? '').trim()
  if (courier === 'other' && (carriage.courierName ?? '').trim() === '') return { code: 'courier-name-missing' }
  if (courier !== 'royal-mail' && courier !== 'dpd') return { ...carriage, trackingNumber: given === '' ? null : given }
  if (given === '') return { code: 'tracking-number-missing' }
  const trackingNumber = parseTrackingNumber(courier, given)
  return trackingNumber === undefined ? { code: 'tracking-number-invalid', courier } : { ...carriage, trackingNumber }
}

// The patient is told where to go by the route of the bag.
const notByRoute = (items: readonly Item[], { courier }: Carriage): Refusal | undefined => {
  const routes = items
    .flatMap(portionsToLeave)
    .flatMap(({ placed, placedAtEnd }) => (placed ?? placedAtEnd)?.route ?? [])
  const wrong = routes.find((route) => (route === 'locker') !== (courier === 'locker'))
  return wrong === undefined ? undefined : { code: 'carriage-not-by-route', route: wrong }
}

/**
 * Gives what is placed of the items to a courier or locker; what is for the locker goes there, and nothing else does. Royal Mail
 * and DPD need a number that can be theirs. What the clinical
 * check left to be told is answered before it leaves, and so is the label of each bag, read or why not: nobody of the pharmacy
 * stands at the door.
 */
export const dispatch = (p: Prescription, command: CommandOf<'dispatch'>, context: DecideContext): Decision =>
  leaving(
    p,
    command.itemIds,
    context,
    (route) => route !== 'collect',
    (items) => {
      const carriage = readCarriage(command.carriage)
      if ('code' in carriage) return refuse(carriage)
      const answered = command.counselling ?? null
      const counselling = counsellingOf(p, answered)
      const read = labelsRead(items, command)
      return unless([notByRoute(items, carriage), counsellingRefusal(p, answered), labelRefusal(read)], () =>
        happened({
          type: 'dispatched',
          portions: portionRefs(items, portionsToLeave),
          carriage,
          ...(counselling && { counselling }),
          ...read,
        }),
      )
    },
  )
