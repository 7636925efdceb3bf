import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { placedPortions } from '../supply.ts'
import { happened, reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, isPlaced, notClosed, notSupplied, portionRefs } from './gates.ts'

/** Takes items out of their bag: they are not ready any more. */
export const takeOutOfBag = (p: Prescription, command: CommandOf<'take-out-of-bag'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(p, command.itemIds, [notClosed, notSupplied, isPlaced], (items) =>
      happened({
        type: 'taken-out-of-bag',
        portions: portionRefs(items, placedPortions),
        reason: command.reason,
      }),
    ),
  )
