import type { CommandOf } from '../commands.ts'
import { isReason, notDispensedReasons, returnReasons } from '../dispense-reasons.ts'
import type { ClosedByPerson } from '../events.ts'
import type { Item, Prescription } from '../prescription.ts'
import { isOpen, outPortions } from '../supply.ts'
import { happened, reasonMissing, refuse, unless, type Decision } from './decision.ts'
import { forItems, notClosed, notSupplied } from './gates.ts'

const closed = (
  items: readonly Item[],
  why: ClosedByPerson,
  reasonCode: string | null,
  note: string | null,
): Decision => happened({ type: 'closed', itemIds: items.map((item) => item.content.id), why, reasonCode, note })

/** Gives up the owed rest of an item of which a part was supplied. */
export const closeOwing = (p: Prescription, command: CommandOf<'close-owing'>): Decision =>
  unless([reasonMissing(command.reason)], () =>
    forItems(
      p,
      [command.itemId],
      [
        notClosed,
        (item) => (item.owing ? undefined : { code: 'no-owing', itemId: item.content.id }),
        (item) => (outPortions(item).length > 0 ? undefined : { code: 'nothing-supplied', itemId: item.content.id }),
      ],
      (items) => closed(items, 'remainder', null, command.reason),
    ),
  )

/** Closes items, or what is left of them, with a national reason. */
export const markNotDispensed = (p: Prescription, command: CommandOf<'mark-not-dispensed'>): Decision =>
  isReason(notDispensedReasons, command.reasonCode)
    ? forItems(p, command.itemIds, [notClosed, notSupplied], (items) =>
        closed(items, 'not-dispensed', command.reasonCode, command.note),
      )
    : refuse({ code: 'reason-unknown', reasonCode: command.reasonCode })

/** Closes items the prescriber cancelled after they came (national reason 0004). */
export const cancelByPrescriber = (p: Prescription, command: CommandOf<'cancel-by-prescriber'>): Decision =>
  forItems(p, command.itemIds, [notClosed, notSupplied], (items) =>
    closed(items, 'cancelled-by-prescriber', '0004', command.note),
  )

/** Closes everything not yet out because the patient died (national reason 0005). */
export const recordDeath = (p: Prescription, command: CommandOf<'record-death'>): Decision => {
  const open = p.items.filter(isOpen)
  return open.length === 0 ? refuse({ code: 'nothing-open' }) : closed(open, 'died', '0005', command.note)
}

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

/** Ticks finished items off the list of what is to be notified and claimed elsewhere. */
export const markClaimed = (p: Prescription, command: CommandOf<'mark-claimed'>): Decision =>
  forItems(
    p,
    command.itemIds,
    [
      (item) => (isOpen(item) ? { code: 'not-finished', itemId: item.content.id } : undefined),
      (item) => (item.claimed ? { code: 'already-claimed', itemId: item.content.id } : undefined),
    ],
    (items) => happened({ type: 'claimed-elsewhere', itemIds: items.map((item) => item.content.id) }),
  )
