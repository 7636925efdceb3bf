import type { TrackingStatus } from '../../domain/tracking.ts'
import type { ReadDb } from '../database/query.ts'
import { lastSeq } from '../ledger/read.ts'
import { listRows, oldestWaitingAt, stateCounts, type ListKey, type TaskList } from './list-store.ts'
import { nextDueAt, tasksOfPrescription } from './store.ts'
import type { LastAnswer, TaskRow, TaskState } from './task.ts'

/** An update as a screen shows it. `patient` is `SURNAME, First`. Instants are UTC ms. */
export interface TaskView {
  readonly taskId: string
  readonly prescriptionId: string
  readonly itemId: string
  readonly itemName: string
  readonly patient: string
  readonly status: TrackingStatus
  readonly state: TaskState
  /** Why it is parked, superseded or set aside; for the last a person's own words. */
  readonly reason: string | null
  readonly overtaken: boolean
  readonly maybeStored: boolean
  readonly happenedAt: number
  readonly enqueuedAt: number
  readonly attempts: number
  readonly lastAttemptAt: number | null
  /** Null when nothing more is going to be tried. */
  readonly nextAttemptAt: number | null
  readonly lastModified: number | null
  readonly settledAt: number | null
  readonly http: number | null
  /** The service's own words of the last attempt, if it had any. */
  readonly words: string | null
}

/** What stands in the lists, and since when. `needsYou` counts what waits for a person. */
export interface OutboxCounts {
  readonly asOf: number
  readonly waiting: number
  readonly unknown: number
  readonly needsYou: number
  readonly superseded: number
  readonly recorded: number
  /** Recorded although no longer true: in flight when it stopped. */
  readonly overtaken: number
  readonly oldestWaitingAt: number | null
  readonly nextAttemptAt: number | null
}

/** A page of a list and the key of the next one, null at the end. */
export interface TaskPage {
  readonly asOf: number
  readonly rows: readonly TaskView[]
  readonly next: string | null
}

/** The counts of all lists, from counters kept by the database. */
export const outboxCounts = (db: ReadDb): OutboxCounts => {
  const counts = stateCounts(db)
  const sum = (...states: readonly TaskState[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((total, { n }) => total + n, 0)
  return {
    asOf: lastSeq(db),
    waiting: sum('waiting', 'sending', 'unknown'),
    unknown: sum('unknown'),
    needsYou: sum('parked'),
    superseded: sum('superseded', 'set-aside'),
    recorded: sum('recorded'),
    overtaken: counts.find(({ state, overtaken }) => state === 'recorded' && overtaken === 1)?.n ?? 0,
    oldestWaitingAt: oldestWaitingAt(db),
    nextAttemptAt: nextDueAt(db),
  }
}

/** A page of one list by key: waiting and needs-you oldest first, the others newest first. A key that was not ours is a fault. */
export const listTasks = (
  db: ReadDb,
  asked: { readonly show: TaskList; readonly after: string | null; readonly limit: number },
): TaskPage => {
  const found = listRows(db, asked.show, asked.after === null ? null : keyOf(asked.after), asked.limit + 1)
  const rows = found.slice(0, asked.limit)
  const last = rows.at(-1)
  const next = found.length > rows.length && last !== undefined ? `${last.settled_at ?? 0}.${last.rank}` : null
  return { asOf: lastSeq(db), rows: rows.map(taskView), next }
}

/** Every update a prescription ever led to, oldest first. */
export const historyOf = (db: ReadDb, prescriptionId: string): readonly TaskView[] =>
  tasksOfPrescription(db, prescriptionId).map(taskView)

const keyOf = (text: string): ListKey => {
  const [, at, rank] = /^(\d+)\.(\d+)$/.exec(text) ?? []
  if (at === undefined || rank === undefined) throw new Error('Not a key of an outbox list')
  return { at: Number(at), rank: Number(rank) }
}

const taskView = (task: TaskRow): TaskView => {
  // Written by settle from a LastAnswer.
  const answer = task.last_answer === null ? null : (JSON.parse(task.last_answer) as LastAnswer)
  return {
    taskId: task.task_id,
    prescriptionId: task.prescription_id,
    itemId: task.item_id,
    itemName: task.item_name,
    patient: task.patient,
    status: task.status,
    state: task.state,
    reason: task.reason,
    overtaken: task.overtaken === 1,
    maybeStored: task.maybe_stored === 1,
    happenedAt: task.happened_at,
    enqueuedAt: task.enqueued_at,
    attempts: task.attempts,
    lastAttemptAt: task.last_attempt_at,
    nextAttemptAt: task.state === 'waiting' || task.state === 'unknown' ? task.next_attempt_at : null,
    lastModified: task.last_modified,
    settledAt: task.settled_at,
    http: answer?.http ?? null,
    words: answer === null || answer.words === '' ? null : answer.words,
  }
}
