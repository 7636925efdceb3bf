import { sql, type RawBuilder } from 'kysely'
import { all, atMost, build, first, type ReadDb } from '../database/query.ts'
import type { TaskRow, TaskState } from './task.ts'

/** The four lists of the sync screen. `superseded` also holds what a person set aside: both are "not sent". */
export type TaskList = 'waiting' | 'superseded' | 'needs-you' | 'recorded'

/** Where a page ended: the sort column and the rank. */
export interface ListKey {
  readonly at: number
  readonly rank: number
}

interface ListOrder {
  readonly where: RawBuilder<boolean>
  readonly after: (key: ListKey) => RawBuilder<boolean>
  readonly order: RawBuilder<unknown>
}

const oldestFirst = {
  after: ({ rank }: ListKey) => sql<boolean>`rank > ${rank}`,
  order: sql`rank`,
}

const newestFirst = {
  after: ({ at, rank }: ListKey) => sql<boolean>`(settled_at, rank) < (${at}, ${rank})`,
  order: sql`settled_at DESC, rank DESC`,
}

// Each condition is spelt as in its partial index.
const lists: Readonly<Record<TaskList, ListOrder>> = {
  waiting: { where: sql<boolean>`settled_at IS NULL`, ...oldestFirst },
  'needs-you': { where: sql<boolean>`state = 'parked'`, ...oldestFirst },
  superseded: { where: sql<boolean>`state IN ('superseded', 'set-aside')`, ...newestFirst },
  recorded: { where: sql<boolean>`state = 'recorded'`, ...newestFirst },
}

/** Up to `limit` tasks of a list after a key, by index. */
export const listRows = (db: ReadDb, list: TaskList, after: ListKey | null, limit: number): readonly TaskRow[] => {
  const { where, after: beyond, order } = lists[list]
  const query = build.selectFrom('outbox_task').selectAll().$castTo<TaskRow>().where(where)
  return all(db, (after === null ? query : query.where(beyond(after))).orderBy(order).limit(atMost(limit)))
}

/** How many tasks are in each state; `overtaken` is 1 for readies that stopped being true in flight. */
export const stateCounts = (
  db: ReadDb,
): readonly { readonly state: TaskState; readonly overtaken: number; readonly n: number }[] =>
  all(
    db,
    build
      .selectFrom('outbox_count')
      .selectAll()
      .where('n', '>', 0)
      .$castTo<{ readonly state: TaskState; readonly overtaken: number; readonly n: number }>(),
  )

/** When the oldest update still to be delivered was put in. */
export const oldestWaitingAt = (db: ReadDb): number | null =>
  first(
    db,
    build.selectFrom('outbox_task').select('enqueued_at').where(lists.waiting.where).orderBy('rank').limit(atMost(1)),
  )?.enqueued_at ?? null

/** The prescriptions of the updates parked longest, up to `limit` updates. */
export const parkedPrescriptions = (db: ReadDb, limit: number): readonly string[] =>
  all(
    db,
    build
      .selectFrom('outbox_task')
      .select('prescription_id')
      .where(lists['needs-you'].where)
      .orderBy('rank')
      .limit(atMost(limit)),
  ).map((row) => row.prescription_id)
