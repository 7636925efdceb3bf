import type { CommandOf } from '../commands.ts'
import { isReason, returnReasons } from '../dispense-reasons.ts'
import type { Prescription } from '../prescription.ts'
import { outPortions } from '../supply.ts'
import { happened, unless, type Decision } from './decision.ts'

/** Gives the whole prescription back to Spine, which is possible only while nothing of it is out. */
export const returnToSpine = (p: Prescription, command: CommandOf<'return-to-spine'>): Decision =>
  unless(
    [
      isReason(returnReasons, command.reasonCode)
        ? undefined
        : { code: 'reason-unknown', reasonCode: command.reasonCode },
      p.tracked ? undefined : { code: 'not-tracked' },
      p.items.some((item) => outPortions(item).length > 0) ? { code: 'something-out' } : undefined,
    ],
    () => happened({ type: 'returned-to-spine', reasonCode: command.reasonCode }),
  )
