import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { ofDepartures, underWay } from '../supply.ts'
import { happened, type Decision } from './decision.ts'
import { forItems, isUnderWay, portionRefs } from './gates.ts'

/** Records that the courier delivered what is under way of the items. */
export const recordDelivery = (p: Prescription, command: CommandOf<'record-delivery'>): Decision =>
  forItems(p, command.itemIds, [isUnderWay(command.departures)], (items) =>
    happened({
      type: 'delivered',
      portions: portionRefs(items, (item) => ofDepartures(underWay(item), command.departures)),
      proof: command.proof,
    }),
  )
