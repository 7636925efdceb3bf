import type { Prescription } from '../../domain/prescription.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import { trackingStatus } from '../../domain/tracking.ts'
import type { Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import type { OutboxWriteDeps } from './enqueue.ts'
import { refreshLane } from './lanes.ts'
import { listedNames } from './listed-names.ts'
import { notBefore } from './not-before.ts'
import { named, writeEvents, type OutboxEvent, type Signed } from './outbox-events.ts'
import { changeTask, insertTask, taskById, tasksOfItem } from './store.ts'
import { isUnsettled } from './supersede.ts'
import { laneOf, type TaskRow } from './task.ts'
import { taskIdOf } from './task-id.ts'

/** Why a person's act on an update was not done. */
export type OutboxRefusal = {
  readonly code:
    | 'not-found'
    /** Only what waits for a person can be acted on, and a "ready" that is asked about only by "Still here". */
    | 'not-parked'
    /** A newer update of the same item goes instead, or the item has nothing to say any more. */
    | 'no-longer-true'
}

/** An act on one update, and in whose name. Asked a second time it is refused as `not-parked`: what was done waits for nobody. */
export interface TaskAct {
  readonly taskId: string
  readonly signed: Signed
}

/** What the acts need besides the transaction. */
export interface OutboxActDeps {
  readonly ledger: LedgerContext
}

type Done = Result<null, OutboxRefusal>

/** "Send again", with the same id: for what the service refused or would not decide. Wake the outbox afterwards. */
export const resendTask = (tx: Tx, deps: OutboxActDeps, act: TaskAct): Done =>
  onParked(tx, act, (task) => {
    if (task.reason === 'still-here') return refused({ code: 'not-parked' })
    if (hasNewer(tx, task) || newerHasLeft(tx, task)) return refused({ code: 'no-longer-true' })
    return open(tx, deps, act, task, { type: 'update-resent', task: named(task) })
  })

/** "Still here": the medicine of an old "ready" was seen in its place just now, so it may be sent. Wake the outbox afterwards. */
export const confirmStillHere = (tx: Tx, deps: OutboxActDeps, act: TaskAct): Done =>
  onParked(tx, act, (task) => {
    if (task.reason !== 'still-here') return refused({ code: 'not-parked' })
    changeTask(tx, task.rank, { true_at: act.signed.happenedAt })
    return open(tx, deps, act, task, { type: 'still-here-confirmed', task: named(task) })
  })

/** "Set aside": it is never sent, and why stands in the ledger. */
export const setAside = (tx: Tx, deps: OutboxActDeps, act: TaskAct & { readonly reason: string }): Done =>
  onParked(tx, act, (task) => {
    changeTask(tx, task.rank, { state: 'set-aside', reason: act.reason, settled_at: act.signed.happenedAt })
    writeEvents(tx, deps.ledger, act.signed, [{ type: 'update-set-aside', task: named(task), reason: act.reason }])
    return ok(null)
  })

/**
 * "Mend and send": a new update, with an id of its own, of what is true of the item now, in place of a refused one. What it
 * says is taken from `prescription` and the settings as they are now, so whatever was corrected there goes in.
 */
export const mendAndResend = (
  tx: Tx,
  deps: OutboxWriteDeps,
  act: TaskAct & { readonly prescription: Prescription },
): Done =>
  onParked(tx, act, (task) => {
    const { prescription, signed } = act
    if (task.reason === 'still-here') return refused({ code: 'not-parked' })
    const item = prescription.items.find(({ content }) => content.id === task.item_id)
    const status = item === undefined ? 'nothing' : trackingStatus(prescription, item)
    if (status === 'nothing' || hasNewer(tx, task) || prescription.id !== task.prescription_id)
      return refused({ code: 'no-longer-true' })
    const mended: OutboxEvent = { type: 'update-mended', task: named(task), status }
    const [event] = writeEvents(tx, deps.ledger, signed, [mended])
    if (event === undefined) throw new Error('The ledger gave no event back')
    // What became true a moment ago can still be undone.
    const earliest = notBefore(status, event.type, event.recordedAt, deps.delays)
    const taskId = taskIdOf(event.eventId, task.item_id)
    insertTask(tx, {
      task_id: taskId,
      environment: deps.environment,
      owner_ods: deps.ownerOds,
      short_id: task.short_id,
      issue: prescription.content.issue?.number ?? null,
      prescription_id: prescription.id,
      custody: prescription.custody,
      item_id: task.item_id,
      nhs_number: prescription.content.patient.nhsNumber,
      ...listedNames(prescription, task.item_id),
      status,
      opens_custody: task.opens_custody === 1 && status === 'With Pharmacy' ? 1 : 0,
      event_id: event.eventId,
      command_id: event.commandId,
      happened_at: status === task.status ? task.happened_at : event.happenedAt,
      enqueued_at: event.recordedAt,
      not_before: earliest,
      // Whoever mends it has looked at a screen, and not for the medicine.
      true_at: lastSaying(tx, task, status)?.true_at ?? event.happenedAt,
      state: 'waiting',
      reason: null,
      replaced_by: null,
      next_attempt_at: earliest,
      settled_at: null,
    })
    changeTask(tx, task.rank, {
      state: 'superseded',
      reason: 'mended',
      replaced_by: taskId,
      settled_at: event.recordedAt,
    })
    refreshLane(tx, { ownerOds: deps.ownerOds, shortId: task.short_id })
    refreshLane(tx, laneOf(task))
    return ok(null)
  })

const onParked = (tx: Tx, { taskId }: TaskAct, work: (task: TaskRow) => Done): Done => {
  const task = taskById(tx, taskId)
  if (task === undefined) return refused({ code: 'not-found' })
  return task.state === 'parked' ? work(task) : refused({ code: 'not-parked' })
}

const lastSaying = (tx: Tx, task: TaskRow, status: string): TaskRow | undefined =>
  tasksOfItem(tx, task.short_id, task.item_id).findLast((other) => other.status === status)

const hasNewer = (tx: Tx, task: TaskRow): boolean =>
  tasksOfItem(tx, task.short_id, task.item_id).some(
    (other) => other.rank > task.rank && (isUnsettled(other) || other.state === 'recorded'),
  )

// It may have been stored before it was set aside or withdrawn: nothing older may go after it.
const newerHasLeft = (tx: Tx, task: TaskRow): boolean =>
  tasksOfItem(tx, task.short_id, task.item_id).some((other) => other.rank > task.rank && other.attempts > 0)

const open = (tx: Tx, deps: OutboxActDeps, { signed }: TaskAct, task: TaskRow, event: OutboxEvent): Done => {
  changeTask(tx, task.rank, {
    state: task.maybe_stored === 1 ? 'unknown' : 'waiting',
    reason: null,
    settled_at: null,
    failures: 0,
    contentions: 0,
    next_attempt_at: deps.ledger.now(),
  })
  refreshLane(tx, laneOf(task))
  writeEvents(tx, deps.ledger, signed, [event])
  return ok(null)
}
