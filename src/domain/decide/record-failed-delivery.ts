import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { ofDepartures, underWay } from '../supply.ts'
import { happened, reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, isUnderWay, portionRefs } from './gates.ts'

/** Records an attempt that failed; the courier still has it. */
export const recordFailedDelivery = (p: Prescription, command: CommandOf<'record-failed-delivery'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(p, command.itemIds, [isUnderWay(command.departures)], (items) =>
      happened({
        type: 'delivery-failed',
        portions: portionRefs(items, (item) => ofDepartures(underWay(item), command.departures)),
        reason: command.reason,
      }),
    ),
  )
