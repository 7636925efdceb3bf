import type { CommandOf } from '../commands.ts'
import type { Item, Portion, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { portionsHere } from '../supply.ts'
import { happened, reasonMissing, refuse, type DecideContext, type Decision } from './decision.ts'
import { forItems, notClosed, notSupplied, portionRefs } from './gates.ts'

const unchecked = (item: Item): readonly Portion[] => portionsHere(item).filter((portion) => portion.accuracy === null)

const somethingToCheck = (item: Item): Refusal | undefined => {
  if (unchecked(item).length > 0) return undefined
  return { code: portionsHere(item).length > 0 ? 'already-checked' : 'nothing-assembled', itemId: item.content.id }
}

/** Passes what is assembled of the items; checking one's own assembly needs a reason, which a period of working alone gives once. */
export const recordAccuracyCheck = (
  p: Prescription,
  command: CommandOf<'record-accuracy-check'>,
  context: DecideContext,
): Decision =>
  forItems(p, command.itemIds, [notClosed, notSupplied, somethingToCheck], (items) => {
    const own = items
      .filter((item) => unchecked(item).some((portion) => portion.assembled.by.id === context.actor.id))
      .map((item) => item.content.id)
    const given = reasonMissing(command.selfCheckReason) ? context.workingAlone : command.selfCheckReason
    if (own.length > 0 && given === null) return refuse({ code: 'self-check-reason-missing', itemIds: own })
    return happened({
      type: 'accuracy-check-passed',
      portions: portionRefs(items, unchecked),
      selfCheckReason: own.length > 0 ? given : null,
    })
  })
