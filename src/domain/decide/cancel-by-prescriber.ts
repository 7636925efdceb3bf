import type { CommandOf } from '../commands.ts'
import type { Prescription } from '../prescription.ts'
import { closing } from './closing.ts'
import type { Decision } from './decision.ts'
import { forItems, notClosed, notSupplied } from './gates.ts'

/** Closes items the prescriber cancelled after they came (national reason 0004). */
export const cancelByPrescriber = (p: Prescription, command: CommandOf<'cancel-by-prescriber'>): Decision =>
  forItems(p, command.itemIds, [notClosed, notSupplied], (items) =>
    closing(items, 'cancelled-by-prescriber', '0004', command.note),
  )
