import { ok, refused, type Result } from '../../domain/result.ts'
import { isReady } from '../../domain/tracking.ts'
import type { ReadDb, Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { confirmStillHere } from './acts.ts'
import {
  deleteHold,
  holdOf,
  insertHold,
  insertReview,
  markSeen,
  reviewCounts,
  reviewOf,
  unseenReviews,
  type Hold,
} from './hold-store.ts'
import { mayHaveLeft, recordLostActs, type LostActs } from './lost-acts.ts'
import { writeEvents, type Signed } from './outbox-events.ts'
import { recover } from './recover.ts'
import { openTasks, parkedTasks, tasksOfPrescription } from './store.ts'

/** What is known of the time between the copy and the restore. Ids are prescription ids of this file, except `missing`. */
export interface Gap {
  /** When the copy was made, UTC ms. */
  readonly copiedAt: number
  /** Prescriptions that the replaced file says have changed since. */
  readonly changed: readonly string[]
  /** Prescriptions that only the replaced file knew, with their patients. */
  readonly missing: readonly { readonly prescriptionId: string; readonly label: string }[]
  /** Prescriptions that may have changed, where the replaced file cannot be asked. */
  readonly maybe: readonly string[]
  /** What was done to those that changed or are missing, as the replaced file has it. */
  readonly lost?: readonly LostActs[]
}

/** What beginning after a restore needs besides the transaction. `now` is UTC ms. */
export interface AfterRestoreDeps {
  readonly ledger: LedgerContext
  readonly now: number
}

const noWaitIsLongerMs = 24 * 3_600_000

/**
 * Makes a file that was put back safe to work on, before it takes the place of the other: whatever waits in it may have been
 * sent since and is in doubt, a "ready" asks whether the medicine is still here, and nothing at all is sent until
 * `releaseAfterRestore`. In the file and not in memory: whichever way it is opened next, it is held.
 */
export const holdAfterRestore = (tx: Tx, { ledger, now }: AfterRestoreDeps, gap: Gap): void => {
  recover(tx, { ledger, now, openMsBetween: () => 0, restored: true, longestWaitMs: noWaitIsLongerMs })
  insertHold(tx, { since: now, copiedAt: gap.copiedAt })
  for (const lost of gap.lost ?? []) recordLostActs(tx, ledger, now, lost)
  const unsettled = new Set([...openTasks(tx), ...parkedTasks(tx)].map((task) => task.prescription_id))
  for (const id of unsettled) insertReview(tx, id, 'unsettled', null)
  for (const id of gap.changed) insertReview(tx, id, 'changed', null)
  for (const { prescriptionId, label } of gap.missing) insertReview(tx, prescriptionId, 'missing', label)
  for (const id of gap.maybe) insertReview(tx, id, 'maybe', null)
}

/** Whether nothing may be sent because the file was put back and nobody has gone through it yet. */
export const isHeld = (db: ReadDb): boolean => holdOf(db) !== undefined

/** Whether a file is as a restore must leave it: held, nothing on its way, and no "ready" that would go without the question. */
export const isAtRestAfterRestore = (db: ReadDb): boolean =>
  isHeld(db) && openTasks(db).every(({ state, status }) => state !== 'sending' && !isReady(status))

/** How far a person has come; null when nothing is held. `unsure` counts what only may have changed. */
export interface HoldProgress extends Hold {
  readonly of: number
  readonly left: number
  readonly unsure: number
}

/** How far the going-through has come; null when nothing is held. */
export const holdProgress = (db: ReadDb): HoldProgress | null => {
  const hold = holdOf(db)
  if (hold === undefined) return null
  const counts = reviewCounts(db)
  const sum = (of: readonly (typeof counts)[number][], what: 'of' | 'left') =>
    of.reduce((total, one) => total + one[what], 0)
  return {
    ...hold,
    of: sum(counts, 'of'),
    left: sum(counts, 'left'),
    unsure: sum(
      counts.filter(({ why }) => why === 'maybe'),
      'left',
    ),
  }
}

/** Why an act of going through the list was not done. */
export type ReviewRefusal =
  /** Nothing is held, or this prescription is not on the list. */
  | { readonly code: 'not-held' }
  /** So many have not been looked at yet. */
  | { readonly code: 'not-gone-through'; readonly left: number }

/** Its hand-out or dispatch was lost: a bag in somebody's hand, or the hand-out recorded again, must say where it is. */
export interface MayHaveLeft {
  readonly code: 'may-have-left'
}

/** What the acts need besides the transaction. */
export interface ReviewDeps {
  readonly ledger: LedgerContext
}

/**
 * "It is as shown here": somebody looked at the shelf and at this prescription, and corrected it first if it was otherwise. Its
 * readies that ask count as "Still here". Where a hand-out or dispatch was lost, only with the bag in hand or once it was recorded again.
 */
export const seeAfterRestore = (
  tx: Tx,
  { ledger }: ReviewDeps,
  seen: { readonly prescriptionId: string; readonly bagInHand?: boolean; readonly signed: Signed },
): Result<null, ReviewRefusal | MayHaveLeft> => {
  const { prescriptionId, bagInHand, signed } = seen
  if (!isHeld(tx) || reviewOf(tx, prescriptionId) === undefined) return refused({ code: 'not-held' })
  const inHand = mayHaveLeft(tx, prescriptionId)
  if (inHand && bagInHand !== true) return refused({ code: 'may-have-left' })
  for (const task of tasksOfPrescription(tx, prescriptionId))
    if (task.state === 'parked' && task.reason === 'still-here')
      confirmStillHere(tx, { ledger }, { taskId: task.task_id, signed })
  markSeen(tx, [prescriptionId], signed.happenedAt, signed.actor.name)
  writeEvents(tx, ledger, signed, [
    { type: 'seen-after-restore', prescriptionIds: [prescriptionId], ...(inHand && { bagInHand: true }) },
  ])
  return ok(null)
}

/** "All the others are as shown": for those that only may have changed. What is known to be in doubt is looked at one by one. */
export const seeAllUnsure = (
  tx: Tx,
  { ledger }: ReviewDeps,
  { signed }: { readonly signed: Signed },
): Result<null, ReviewRefusal> => {
  const unsure = unseenReviews(tx, ['maybe'])
  if (!isHeld(tx) || unsure.length === 0) return refused({ code: 'not-held' })
  markSeen(tx, unsure, signed.happenedAt, signed.actor.name)
  writeEvents(tx, ledger, signed, [{ type: 'seen-after-restore', prescriptionIds: unsure }])
  return ok(null)
}

/** "Gone through: send again". Refused while anything on the list was not looked at. Wake the outbox afterwards. */
export const releaseAfterRestore = (
  tx: Tx,
  { ledger }: ReviewDeps,
  { signed }: { readonly signed: Signed },
): Result<null, ReviewRefusal> => {
  const progress = holdProgress(tx)
  if (progress === null) return refused({ code: 'not-held' })
  if (progress.left > 0) return refused({ code: 'not-gone-through', left: progress.left })
  const { since, copiedAt, of } = progress
  writeEvents(tx, ledger, signed, [{ type: 'restore-gone-through', since, copiedAt, prescriptions: of }])
  deleteHold(tx)
  return ok(null)
}
