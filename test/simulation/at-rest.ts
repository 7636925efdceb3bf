import { isReady, trackingStatus } from '../../src/domain/tracking.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import { readEvents } from '../../src/main/ledger/read.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { tasksOfItem, tasksOfPrescription } from '../../src/main/outbox/store.ts'
import type { TaskRow } from '../../src/main/outbox/task.ts'
import { verifyTasks } from '../../src/main/outbox/verify-tasks.ts'
import type { StoredRow } from '../../src/main/practice/psu/rows.ts'
import type { App } from './pc.ts'
import type { Record } from './record.ts'

/** What a run at rest is judged by. */
export interface RestDeps {
  readonly record: Record
  readonly app: App
  readonly prescriptionIds: readonly string[]
  /** What the service holds. */
  readonly rows: readonly StoredRow[]
  /** Readies that stopped being true while they were in flight, as the run saw it. */
  readonly untrueInFlight: ReadonlySet<string>
  readonly afterRestore: boolean
  /** Updates a file that was put back will not send, though they may have been sent since it was copied. */
  readonly closedBefore: ReadonlySet<string>
  readonly everRefused: ReadonlySet<string>
}

const settled = ['recorded', 'superseded', 'parked', 'set-aside']

/** Whether everything is where it was promised to be, once nothing more is going to happen by itself. */
export const lookAtRest = (deps: RestDeps): void => {
  const { record, app, rows } = deps
  const db = app.database.db
  const prescriptions = deps.prescriptionIds.flatMap((id) => prescriptionById(db, id) ?? [])
  const tasks = prescriptions.flatMap(({ id }) => tasksOfPrescription(db, id))
  const stored = new Map(rows.map((row) => [row.taskId, row]))
  const known = new Set(tasks.map(({ task_id }) => task_id))

  for (const task of tasks) {
    if (!settled.includes(task.state)) record.broken(6, `${task.status} is still ${task.state} at rest`)
    if (task.state === 'recorded' && stored.get(task.task_id)?.status !== task.status)
      record.broken(1, `${task.status} counts as recorded and the service has it not`)
    if (task.state !== 'recorded' && task.state !== 'waiting' && task.reason === null)
      record.broken(1, `${task.status} is ${task.state} without a reason`)
    if (task.state === 'parked' && newerRecorded(task, tasksOfItem(db, task.short_id, task.item_id)))
      record.broken(5, `${task.status} waits for a person after a newer update was recorded`)
    if (task.state === 'parked' && task.reason === 'refused' && !deps.everRefused.has(task.task_id))
      record.broken(5, `${task.status} waits for a person though the service never refused it`)
    const untrue = deps.untrueInFlight.has(task.task_id)
    if (task.state === 'recorded' && isReady(task.status)) {
      if (untrue && task.overtaken === 0) record.broken(4, `${task.status} was overtaken in flight and is not shown so`)
      // An act of several commands may make it untrue and true again.
      if (!untrue && task.overtaken === 1 && !hasNewer(task, tasksOfItem(db, task.short_id, task.item_id)))
        record.broken(4, `${task.status} is shown as overtaken and nothing overtook it`)
    }
    if (task.state === 'superseded') record.counts.superseded += 1
    if (task.state === 'recorded' && task.overtaken === 1) record.counts.overtaken += 1
  }
  const keys = rows.map((row) => `${row.prescriptionId} ${row.taskId}`)
  if (new Set(keys).size < keys.length) record.broken(2, 'the service holds an update twice')
  if (!deps.afterRestore)
    for (const row of rows)
      if (!known.has(row.taskId)) record.broken(2, `the service holds a ${row.status} that no task stands for`)
  for (const prescription of prescriptions) shownAsIs(deps, prescription, known)
  const events = readEvents(db, { afterSeq: 0, limit: 100_000 })
  const { missing, unexpected } = verifyTasks(db, events)
  if (missing.length > 0) record.broken(1, `${missing.length} updates have no task`)
  if (unexpected > 0) record.broken(1, `${unexpected} tasks belong to no event`)
}

const hasNewer = (task: TaskRow, all: readonly TaskRow[]): boolean =>
  all.some(({ rank, enqueued_at }) => rank > task.rank && enqueued_at <= (task.settled_at ?? 0))

const newerRecorded = (task: TaskRow, all: readonly TaskRow[]): boolean =>
  all.some(({ rank, state }) => rank > task.rank && state === 'recorded')

/** The service must show what is true, unless the item's newest word waits for a person or was set aside by one. */
const shownAsIs = (
  { record, app, rows, closedBefore }: RestDeps,
  p: Prescription,
  known: ReadonlySet<string>,
): void => {
  for (const item of p.items) {
    const truth = trackingStatus(p, item)
    if (truth === 'nothing') continue
    const { shortId } = p.content
    const all = tasksOfItem(app.database.db, shortId, item.content.id)
    const newest = all.at(-1)
    if (all.some(({ state, rank }) => state === 'parked' || (state === 'set-aside' && rank === newest?.rank))) continue
    const shown = rows
      .filter((row) => row.prescriptionId === shortId && row.lineItemId.toLowerCase() === item.content.id)
      .toSorted((a, b) => Date.parse(a.lastModified) - Date.parse(b.lastModified))
      .at(-1)
    // The service may know what a file that was put back cannot.
    if (shown !== undefined && (!known.has(shown.taskId) || closedBefore.has(shown.taskId))) continue
    if (shown?.status !== truth)
      record.broken(1, `${p.id}: the service shows ${shown?.status ?? 'nothing'} and the item is ${truth}`)
  }
}
