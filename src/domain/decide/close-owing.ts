import type { CommandOf } from '../commands.ts'
import type { Item, Prescription } from '../prescription.ts'
import { outPortions, owingsOf, placedPortions, portionsHere } from '../supply.ts'
import { closing } from './closing.ts'
import { reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, notClosed } from './gates.ts'

// What came back from a courier is given up with the rest.
const wasMadeHere = (item: Item): boolean => portionsHere(item).some((portion) => !portion.cameBack)

/** Gives up the owed rest of an item of which a part was supplied; not while another part is made or waits in its bag, which is not owed. */
export const closeOwing = (p: Prescription, command: CommandOf<'close-owing'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(
      p,
      [command.itemId],
      [
        notClosed,
        (item) => (owingsOf(item).length > 0 ? undefined : { code: 'no-owing', itemId: item.content.id }),
        (item) => (placedPortions(item).length > 0 ? { code: 'already-placed', itemId: item.content.id } : undefined),
        (item) => (wasMadeHere(item) ? { code: 'part-made', itemId: item.content.id } : undefined),
        (item) => (outPortions(item).length > 0 ? undefined : { code: 'nothing-supplied', itemId: item.content.id }),
      ],
      (items) => closing(items, 'remainder', null, command.reason),
    ),
  )
