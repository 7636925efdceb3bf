import { isReady, trackingStatus } from '../../src/domain/tracking.ts'
import type { ReadDb } from '../../src/main/database/query.ts'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { listRows } from '../../src/main/outbox/list-store.ts'
import { openTasks, tasksInFlight } from '../../src/main/outbox/store.ts'
import type { TaskRow } from '../../src/main/outbox/task.ts'

/** The readies being sent that are not what their items are any more. */
export const untrueReadiesInFlight = (db: ReadDb): readonly string[] =>
  tasksInFlight(db)
    .filter((task) => isReady(task.status) && wordOf(db, task) !== task.status)
    .map(({ task_id }) => task_id)

const wordOf = (db: ReadDb, task: TaskRow): string => {
  const prescription = prescriptionById(db, task.prescription_id)
  const item = prescription?.items.find(({ content }) => content.id === task.item_id)
  return prescription === undefined || item === undefined ? 'nothing' : trackingStatus(prescription, item)
}

/** Whether any "ready" would be sent without a person having been asked. */
export const someReadyIsOpen = (db: ReadDb): boolean => openTasks(db).some(({ status }) => isReady(status))

/** The readies that wait for a person. */
export const parkedReadies = (db: ReadDb): ReadonlySet<string> =>
  new Set(
    listRows(db, 'needs-you', null, 1_000)
      .filter(({ status }) => isReady(status))
      .map(({ task_id }) => task_id),
  )

/** The updates that were superseded or set aside. */
export const unsentForGood = (db: ReadDb): readonly string[] =>
  listRows(db, 'superseded', null, 10_000).map(({ task_id }) => task_id)

/** How every item of these prescriptions stands, by `itemOf`. */
export const wordsOf = (db: ReadDb, prescriptionIds: Iterable<string>): ReadonlyMap<string, string> =>
  new Map(
    [...prescriptionIds]
      .flatMap((id) => prescriptionById(db, id) ?? [])
      .flatMap((p) => p.items.map((item) => [`${p.id} ${item.content.id}`, trackingStatus(p, item)] as const)),
  )

/** The item of an update. */
export const itemOf = (task: TaskRow): string => `${task.prescription_id} ${task.item_id}`
