import type { Prescription } from '../prescription.ts'
import { happened, type DecideContext, type Decision } from './decision.ts'
import { windowEvents } from './gates.ts'
import { waitsEnded } from './promise.ts'

/** Moves open items into or out of their legal days, as today has it, and ends the waiting of earlier days; nothing on a prescription that is not ours to work. */
export const reviewLegalWindow = (p: Prescription, context: DecideContext): Decision =>
  p.sentBack || p.returned || p.belongsTo !== null
    ? happened()
    : happened(...windowEvents(p, p.items, context.today), ...waitsEnded(p, context.today))
