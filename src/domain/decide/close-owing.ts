import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { outPortions, placedPortions } from '../supply.ts'
import { closing } from './closing.ts'
import { reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, notClosed } from './gates.ts'

/** Gives up the owed rest of an item of which a part was supplied; not while another part waits in its bag, which is not owed. */
export const closeOwing = (p: Prescription, command: CommandOf<'close-owing'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(
      p,
      [command.itemId],
      [
        notClosed,
        (item) => (item.owing ? undefined : { code: 'no-owing', itemId: item.content.id }),
        (item) => (placedPortions(item).length > 0 ? { code: 'already-placed', itemId: item.content.id } : undefined),
        (item) => (outPortions(item).length > 0 ? undefined : { code: 'nothing-supplied', itemId: item.content.id }),
      ],
      (items) => closing(items, 'remainder', null, command.reason),
    ),
  )
