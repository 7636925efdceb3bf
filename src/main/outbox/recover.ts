import { isReady } from '../../domain/tracking.ts'
import type { Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { refreshLane } from './lanes.ts'
import { bySystem, named, writeEvents, type OutboxEvent } from './outbox-events.ts'
import { longestDownMs } from './stale.ts'
import {
  changeTask,
  doubtUnsettledTasks,
  freeLanesHeldBeyond,
  noteOf,
  openTasks,
  overlongTasks,
  parkedTasks,
  tasksInFlight,
} from './store.ts'
import { laneOf, type TaskRow } from './task.ts'

/** What start and restore need. `openMsBetween` is how long the pharmacy was open between two instants. */
export interface RecoverDeps {
  readonly ledger: LedgerContext
  readonly now: number
  readonly openMsBetween: (from: number, to: number) => number
  /** The file was restored from a copy: what is waiting in it may long be over. */
  readonly restored: boolean
  /** The longest an update can be told to wait; anything later was written by a clock that has been set back since. */
  readonly longestWaitMs: number
}

/** The name under which the outbox notes when it last was alive; no older than a minute when anything is done or tried. */
export const aliveNote = 'alive-at'

/**
 * What must be true before anything is sent: whatever was being sent when the app ended is `unknown`, or superseded where it
 * stopped being true; after a restore so is all that waits, because it may have been sent since; readies too old to be trusted wait for a person; nothing waits for an hour that a wrong clock wrote.
 */
export const recover = (tx: Tx, deps: RecoverDeps): void => {
  const interrupted = tasksInFlight(tx)
  const gone = interrupted.filter((task) => task.overtaken === 1)
  for (const task of interrupted) {
    changeTask(
      tx,
      task.rank,
      task.overtaken === 1
        ? { state: 'superseded', reason: 'no-longer-true', maybe_stored: 1, settled_at: deps.now }
        : { state: 'unknown', maybe_stored: 1, next_attempt_at: deps.now },
    )
  }
  if (gone.length > 0)
    write(tx, deps, {
      type: 'updates-superseded',
      tasks: gone.map((task) => ({ ...named(task), why: 'no-longer-true', maybeStored: true })),
    })
  refreshLanes(tx, interrupted)
  if (deps.restored) {
    // What happened after the copy was made is forgotten here, not at the NHS.
    doubtUnsettledTasks(tx)
    keepNewestUndated(tx, deps)
    refreshLanes(tx, openTasks(tx))
  }
  // Not by the ledger: a start itself writes to it, and a command does while no screen is open.
  const alive = noteOf(tx, aliveNote) ?? deps.now
  if (deps.restored || wasDown(deps.openMsBetween, alive, deps.now)) askAboutReadies(tx, deps)
  correctWaits(tx, deps)
}

// Sent again, an update gets a date of now if it is new to the service, and keeps the lost one if it is not. An older update of
// an item that is new would be shown in place of a newer one that is not: only the newest is sent.
const keepNewestUndated = (tx: Tx, deps: Pick<RecoverDeps, 'ledger' | 'now'>): void => {
  const undated = [...openTasks(tx), ...parkedTasks(tx)].filter((task) => task.last_modified === null)
  const itemOf = (task: TaskRow): string => `${task.short_id} ${task.item_id}`
  const newest = new Map<string, TaskRow>()
  for (const task of undated.toSorted((a, b) => a.rank - b.rank)) newest.set(itemOf(task), task)
  const gone = undated.flatMap((task) => {
    const newer = newest.get(itemOf(task))
    return newer === undefined || newer === task ? [] : [{ task, newer }]
  })
  if (gone.length === 0) return
  for (const { task, newer } of gone)
    changeTask(tx, task.rank, {
      state: 'superseded',
      reason: 'newer-after-restore',
      replaced_by: newer.task_id,
      settled_at: deps.now,
    })
  write(tx, deps, {
    type: 'updates-superseded',
    tasks: gone.map(({ task }) => ({ ...named(task), why: 'newer-after-restore', maybeStored: true })),
  })
  refreshLanes(
    tx,
    gone.map(({ task }) => task),
  )
}

/** For a restore, and for hours in which nobody could see the screen; where given only those of which this holds. */
export const askAboutReadies = (
  tx: Tx,
  deps: Pick<RecoverDeps, 'ledger' | 'now'>,
  which: (task: TaskRow) => boolean = () => true,
): void => {
  // Also one that waits for a person already: "send again" would send it without anybody having looked.
  const unsent = [...openTasks(tx), ...parkedTasks(tx).filter(({ reason }) => reason !== 'still-here')]
  park(
    tx,
    deps,
    unsent.filter((task) => isReady(task.status) && task.state !== 'sending' && which(task)),
  )
}

/** Lets these readies wait for a person. */
export const park = (tx: Tx, deps: Pick<RecoverDeps, 'ledger' | 'now'>, readies: readonly TaskRow[]): void => {
  if (readies.length === 0) return
  for (const task of readies) changeTask(tx, task.rank, { state: 'parked', reason: 'still-here', settled_at: deps.now })
  refreshLanes(tx, readies)
  write(tx, deps, {
    type: 'updates-parked',
    tasks: readies.map((task) => ({ ...named(task), why: 'still-here', words: '' })),
  })
}

/** Whether nobody could see the screen between these instants for longer than a waiting "ready" is trusted. */
export const wasDown = (openMsBetween: RecoverDeps['openMsBetween'], from: number, to: number): boolean =>
  from < to && openMsBetween(from, to) > longestDownMs

/** Brings waits back that are longer than any could be: the clock was set back after they were written. */
export const correctWaits = (tx: Tx, { now, longestWaitMs }: Pick<RecoverDeps, 'now' | 'longestWaitMs'>): void => {
  const late = overlongTasks(tx, now, longestWaitMs)
  for (const task of late) {
    const meant = task.attempts === 0 ? task.not_before - task.enqueued_at : 0
    changeTask(tx, task.rank, { next_attempt_at: Math.min(task.next_attempt_at, now + meant) })
  }
  refreshLanes(tx, late)
  for (const lane of freeLanesHeldBeyond(tx, now + longestWaitMs)) refreshLane(tx, lane)
}

const refreshLanes = (tx: Tx, tasks: readonly TaskRow[]): void => {
  const lanes = new Map(tasks.map((task) => [`${task.owner_ods} ${task.short_id}`, laneOf(task)]))
  for (const lane of lanes.values()) refreshLane(tx, lane)
}

const write = (tx: Tx, { ledger, now }: Pick<RecoverDeps, 'ledger' | 'now'>, event: OutboxEvent): void => {
  writeEvents(tx, ledger, bySystem(ledger, now), [event])
}
