import type { CommandOf } from '../commands.ts'
import { isReason, notDispensedReasons } from '../dispense-reasons.ts'
import type { Prescription } from '../prescription.ts'
import { closing } from './closing.ts'
import { refuse, type Decision } from './decision.ts'
import { forItems, notClosed, notSupplied } from './gates.ts'

/** Closes items, or what is left of them, with a national reason. */
export const markNotDispensed = (p: Prescription, command: CommandOf<'mark-not-dispensed'>): Decision =>
  isReason(notDispensedReasons, command.reasonCode)
    ? forItems(p, command.itemIds, [notClosed, notSupplied], (items) =>
        closing(items, 'not-dispensed', command.reasonCode, command.note),
      )
    : refuse({ code: 'reason-unknown', reasonCode: command.reasonCode })
