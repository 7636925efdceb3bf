import type { Prescription } from '../prescription.ts'
import { happened, type DecideContext, type Decision } from './decision.ts'
import { windowEvents } from './gates.ts'

/** Moves open items into or out of their legal days, as today has it; nothing on a prescription that is not ours to work. */
export const reviewLegalWindow = (p: Prescription, context: DecideContext): Decision =>
  p.sentBack || p.returned || p.belongsTo !== null ? happened() : happened(...windowEvents(p, p.items, context.today))
