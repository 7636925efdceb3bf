import type { CommandOf } from '../commands.ts'
import type { Item, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { portionsToTakeOut } from '../supply.ts'
import { happened, reasonMissing, unless, type Decision } from './decision.ts'
import { forItems, isPlaced, notClosed, notSupplied, portionRefs } from './gates.ts'

const notHere = ({ sentBack, belongsTo, returned }: Prescription): Refusal | undefined => {
  if (sentBack) return { code: 'sent-back' }
  if (belongsTo !== null) return { code: 'belongs-to-other-pharmacy', ods: belongsTo }
  return returned ? { code: 'already-returned' } : undefined
}

const somethingToTakeOut =
  (p: Prescription) =>
  (item: Item): Refusal | undefined => {
    if (portionsToTakeOut(p, item).length > 0) return undefined
    return notHere(p) ?? notClosed(item) ?? notSupplied(item) ?? isPlaced(item)
  }

/** Takes items out of their bag: they are not ready any more. Of what is over it says that its bag was put away, placed or not. */
export const takeOutOfBag = (p: Prescription, command: CommandOf<'take-out-of-bag'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(p, command.itemIds, [somethingToTakeOut(p)], (items) =>
      happened({
        type: 'taken-out-of-bag',
        portions: portionRefs(items, (item) => portionsToTakeOut(p, item)),
        reason: command.reason,
      }),
    ),
  )
