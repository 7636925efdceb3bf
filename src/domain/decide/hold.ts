import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { happened, reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, notClosed, notHeld, notSupplied } from './gates.ts'

/** Stops supply of items; their bags are no longer confirmed in their place. */
export const hold = (p: Prescription, command: CommandOf<'hold'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(p, command.itemIds, [notClosed, notSupplied, notHeld], (items) =>
      happened({ type: 'held', itemIds: items.map((item) => item.content.id), reason: command.reason }),
    ),
  )
