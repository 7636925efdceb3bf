import { sql } from 'kysely'
import {
  all,
  atMost,
  build,
  first,
  prepared,
  run,
  valuesOf,
  type Given,
  type ReadDb,
  type Tx,
} from '../database/query.ts'
import { shortIdOfKey } from '../../domain/identifiers.ts'
import type { LaneKey, TaskRow, TaskState } from './task.ts'

/** A task as first written; the rest of its columns start empty. */
export type NewTask = Omit<
  TaskRow,
  | 'rank'
  | 'overtaken'
  | 'maybe_stored'
  | 'alone'
  | 'attempts'
  | 'failures'
  | 'contentions'
  | 'first_attempt_at'
  | 'last_attempt_at'
  | 'last_modified'
  | 'last_answer'
>

/** The columns of a task that may change. */
export type TaskChange = Partial<
  Pick<
    TaskRow,
    | 'state'
    | 'reason'
    | 'replaced_by'
    | 'overtaken'
    | 'maybe_stored'
    | 'alone'
    | 'attempts'
    | 'failures'
    | 'contentions'
    | 'next_attempt_at'
    | 'true_at'
    | 'first_attempt_at'
    | 'last_attempt_at'
    | 'last_modified'
    | 'last_answer'
    | 'settled_at'
  >
>

const tasks = build.selectFrom('outbox_task').selectAll().$castTo<TaskRow>()
const openStates: readonly TaskState[] = ['waiting', 'sending', 'unknown']
// Spelt as in the partial indexes, or SQLite would not use them.
const isOpen = sql<boolean>`settled_at IS NULL`
// With a parameter in the place of a word that an index is limited to, SQLite prepares the statement anew for each value.
const isParked = sql<boolean>`state = 'parked'`

/** Whether an update is still the outbox's to deliver. */
export const isOpenState = (state: TaskState): boolean => openStates.includes(state)

const insertion = prepared((task: Given<NewTask>) =>
  build.insertInto('outbox_task').values({ ...task, channel: 'psu' }),
)

/** Adds a task. */
export const insertTask = (tx: Tx, task: NewTask): void => {
  run(tx, insertion(task))
}

const changing = prepared(({ rank, ...change }: Given<TaskChange & { readonly rank: number }>) =>
  build.updateTable('outbox_task').set(change).where('rank', '=', rank),
)

/** Changes a task by its rank. */
export const changeTask = (tx: Tx, rank: number, change: TaskChange): void => {
  run(tx, changing({ ...change, rank }))
}

interface ItemKey {
  readonly shortId: string
  readonly itemId: string
}

const ofItem = prepared(({ shortId, itemId }: Given<ItemKey>) =>
  tasks.where('short_id', '=', shortId).where('item_id', '=', itemId).orderBy('rank'),
)

/** Everything ever said of a line item, in any issue, in order. */
export const tasksOfItem = (db: ReadDb, shortId: string, itemId: string): readonly TaskRow[] =>
  all(db, ofItem({ shortId, itemId }))

const parkedBefore = prepared(({ shortId, itemId, rank }: Given<ItemKey & { readonly rank: number }>) =>
  tasks
    .where('short_id', '=', shortId)
    .where('item_id', '=', itemId)
    .where('rank', '<=', rank)
    .where(isParked)
    .orderBy('rank'),
)

/** What of a line item waits for a person and is older than the task of this rank, in any issue, in order. */
export const parkedTasksBefore = (
  db: ReadDb,
  { rank, short_id: shortId, item_id: itemId }: TaskRow,
): readonly TaskRow[] => all(db, parkedBefore({ shortId, itemId, rank }))

const openOfLane = prepared(({ ownerOds, shortId }: Given<LaneKey>) =>
  tasks.where('owner_ods', '=', ownerOds).where('short_id', '=', shortId).where(isOpen).orderBy('rank'),
)

/** What a lane still has to deliver, in order. */
export const openTasksOfLane = (db: ReadDb, { ownerOds, shortId }: LaneKey): readonly TaskRow[] =>
  all(db, openOfLane({ ownerOds, shortId }))

/** Everything still to be delivered, in order. */
export const openTasks = (db: ReadDb): readonly TaskRow[] => all(db, tasks.where(isOpen).orderBy('rank'))

/** What waits longer than anything can, or was put in by a clock that has been set back since. */
export const overlongTasks = (db: ReadDb, now: number, longestWaitMs: number): readonly TaskRow[] =>
  all(
    db,
    tasks
      .where(isOpen)
      .where((by) => by.or([by('enqueued_at', '>', now), by('next_attempt_at', '>', now + longestWaitMs)]))
      .orderBy('rank'),
  )

/** What waits for a person, in order. */
export const parkedTasks = (db: ReadDb): readonly TaskRow[] => all(db, tasks.where(isParked).orderBy('rank'))

const anyParked = prepared(() => build.selectFrom('outbox_task').select('rank').where(isParked).limit(atMost(1)))

/** Whether anything at all waits for a person. */
export const hasParked = (db: ReadDb): boolean => first(db, anyParked({})) !== undefined

const readies = build.selectFrom('outbox_task').select('rank').where('status', 'like', 'Ready%').limit(atMost(1))
const openReady = prepared(() => readies.where(isOpen))
const unaskedReady = prepared(() => readies.where(isParked).where('reason', '!=', 'still-here'))

/** Whether there is a "ready" that was not sent, and about which nobody is asked whether it is still so. */
export const hasUnsentReady = (db: ReadDb): boolean =>
  first(db, openReady({})) !== undefined || first(db, unaskedReady({})) !== undefined

/** Whatever is not settled may have been stored by now: it is to be sent with the same id, and nothing may rely on its not being there. */
export const doubtUnsettledTasks = (tx: Tx): void => {
  const state = sql<TaskState>`CASE state WHEN 'waiting' THEN 'unknown' ELSE state END`
  const unsettled = sql<boolean>`state IN ('waiting', 'unknown', 'parked')`
  run(tx, build.updateTable('outbox_task').set({ maybe_stored: 1, state }).where(unsettled))
}

/** What was being sent when the app last ended. */
export const tasksInFlight = (db: ReadDb): readonly TaskRow[] =>
  all(db, tasks.where(sql<boolean>`state = 'sending'`).orderBy('rank'))

/** One task. */
export const taskById = (db: ReadDb, taskId: string): TaskRow | undefined =>
  first(db, tasks.where('task_id', '=', taskId))

/** Everything ever said of a prescription, in order. */
export const tasksOfPrescription = (db: ReadDb, prescriptionId: string): readonly TaskRow[] =>
  all(
    db,
    tasks
      .where('short_id', '=', shortIdOfKey(prescriptionId))
      .where('prescription_id', '=', prescriptionId)
      .orderBy('rank'),
  )

/** Of an update, what says when it was put in, and whether and when it was recorded. */
export type Told = Pick<TaskRow, 'prescription_id' | 'state' | 'event_id' | 'settled_at' | 'maybe_stored'>

/** Everything ever said of these prescriptions, as far as `Told` goes. */
export const toldOf = (db: ReadDb, prescriptionIds: readonly string[]): readonly Told[] =>
  all(
    db,
    tasks
      .clearSelect()
      .select(['prescription_id', 'state', 'event_id', 'settled_at', 'maybe_stored'])
      .where('short_id', 'in', valuesOf(prescriptionIds.map(shortIdOfKey)))
      .where('prescription_id', 'in', valuesOf(prescriptionIds))
      .$castTo<Told>(),
  )

const byRank = prepared(({ rank }: Given<{ readonly rank: number }>) => tasks.where('rank', '=', rank))

/** The tasks of a lane's request by their ranks, in order. */
export const tasksByRank = (db: ReadDb, ranks: readonly number[]): readonly TaskRow[] =>
  ranks.flatMap((rank) => first(db, byRank({ rank })) ?? [])

const datesOfItem = prepared(({ shortId, itemId, rank }: Given<ItemKey & { readonly rank: number }>) =>
  build
    .selectFrom('outbox_task')
    .select(({ fn }) => [
      fn.max<number | null>('last_modified').as('last'),
      sql<number>`coalesce(max(rank) FILTER (WHERE last_modified IS NOT NULL), 0)`.as('dated'),
      sql<number>`coalesce(max(rank) FILTER (WHERE maybe_stored = 1 AND last_modified IS NULL AND rank <= ${rank}), 0)`.as(
        'doubted',
      ),
    ])
    .where('short_id', '=', shortId)
    .where('item_id', '=', itemId),
)

/**
 * The largest `lastModified` given to the line item of a task so far, in any issue, null when there is none; and whether the
 * task itself, or one since the last that was dated, may have been stored with a date that is not known here, which happens
 * after a restore only.
 */
export const datesBefore = (
  db: ReadDb,
  { short_id: shortId, item_id: itemId, rank }: TaskRow,
): { readonly previous: number | null; readonly undated: boolean } => {
  const found = first(db, datesOfItem({ shortId, itemId, rank }))
  return { previous: found?.last ?? null, undated: found !== undefined && found.doubted > found.dated }
}

// SQLite's max of a null is null: what has nothing to send stays so.
const notWhileHeld = sql<number>`max(excluded.due_at, outbox_lane.held_until)`
// A lane that stays as it is costs no page of the log: most answers leave nothing behind to send.
const laneDue = prepared(({ ownerOds, shortId, dueAt }: Given<LaneKey & { readonly dueAt: number | null }>) =>
  build
    .insertInto('outbox_lane')
    .values({ owner_ods: ownerOds, short_id: shortId, due_at: dueAt })
    .onConflict((conflict) =>
      conflict
        .columns(['owner_ods', 'short_id'])
        .doUpdateSet({ due_at: notWhileHeld })
        .where('outbox_lane.due_at', 'is not', notWhileHeld),
    ),
)

/** Says when a lane next has something to send, held or not; null when it has nothing, or a request in flight. */
export const setLaneDue = (tx: Tx, { ownerOds, shortId }: LaneKey, dueAt: number | null): void => {
  run(tx, laneDue({ ownerOds, shortId, dueAt }))
}

const lanesDue = prepared(({ now, limit }: Given<{ readonly now: number; readonly limit: number }>) =>
  build
    .selectFrom('outbox_lane')
    .select(['owner_ods as ownerOds', 'short_id as shortId'])
    .where('due_at', 'is not', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('owner_ods')
    .orderBy('short_id')
    .limit(atMost(limit)),
)

/** Remembers that the service asked to be left alone with this lane. Call `refreshLane` afterwards. */
export const holdLane = (tx: Tx, { ownerOds, shortId }: LaneKey, until: number): void => {
  run(
    tx,
    build
      .insertInto('outbox_lane')
      .values({ owner_ods: ownerOds, short_id: shortId, due_at: null, held_until: until })
      .onConflict((conflict) => conflict.columns(['owner_ods', 'short_id']).doUpdateSet({ held_until: until })),
  )
}

/** Lanes held longer than until then are not held at all; gives them. */
export const freeLanesHeldBeyond = (tx: Tx, latest: number): readonly LaneKey[] => {
  const beyond = build.selectFrom('outbox_lane').where('held_until', '>', latest)
  const held = all(tx, beyond.select(['owner_ods as ownerOds', 'short_id as shortId']))
  if (held.length > 0) run(tx, build.updateTable('outbox_lane').set({ held_until: 0 }).where('held_until', '>', latest))
  return held
}

/** The lanes that have something to send now, the longest due first. */
export const dueLanes = (db: ReadDb, now: number, limit: number): readonly LaneKey[] =>
  all(db, lanesDue({ now, limit }))

const nextDue = prepared(() =>
  build.selectFrom('outbox_lane').select('due_at').where('due_at', 'is not', null).orderBy('due_at').limit(atMost(1)),
)

/** When the next lane is due; null when nothing is left to send but what is in flight. */
export const nextDueAt = (db: ReadDb): number | null => first(db, nextDue({}))?.due_at ?? null

/** A number kept under a name. */
export const noteOf = (db: ReadDb, name: string): number | undefined =>
  first(db, build.selectFrom('outbox_note').select('value').where('name', '=', name))?.value

/** Keeps a number under a name. */
export const setNote = (tx: Tx, name: string, value: number): void => {
  run(
    tx,
    build
      .insertInto('outbox_note')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
  )
}
