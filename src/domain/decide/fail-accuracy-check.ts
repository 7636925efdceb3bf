import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { portionsHere } from '../supply.ts'
import { happened, reasonMissing, refuse, type Decision } from './decision.ts'
import { forItems, notClosed, notSupplied } from './gates.ts'

/** Sends the portion last made, checked or not, back to assembly with a near miss; a bag is taken out of its place first. */
export const failAccuracyCheck = (p: Prescription, command: CommandOf<'fail-accuracy-check'>): Decision =>
  forItems(p, [command.itemId], [notClosed, notSupplied], ([item]) => {
    const itemId = command.itemId
    const missing = reasonMissing(command.nearMiss.what)
    if (missing) return refuse(missing)
    const here = item ? portionsHere(item) : []
    const portion = here.findLast((one) => one.placed === null)
    if (!portion) return refuse({ code: here.length > 0 ? 'already-placed' : 'nothing-assembled', itemId })
    return happened({ type: 'accuracy-check-failed', itemId, portionId: portion.id, nearMiss: command.nearMiss })
  })
