import { isReady } from '../../domain/tracking.ts'
import type { Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import type { UpdateToSend } from '../nhs/psu-bundle.ts'
import { updateOf } from './deliver.ts'
import { laneTurn, refreshLane } from './lanes.ts'
import { lastModifiedOf, readyWaitMs } from './last-modified.ts'
import { park } from './recover.ts'
import { changeTask, datesBefore, openTasksOfLane, setLaneDue } from './store.ts'
import type { LaneKey, TaskRow } from './task.ts'

/** A request to be made: written down as `sending` before it leaves. `ranks` and `updates` are in the same order. */
export interface Departure {
  readonly lane: LaneKey
  readonly ranks: readonly number[]
  readonly updates: readonly UpdateToSend[]
}

/** What beginning needs besides the transaction. `aheadMs` is this PC's lead over the service's clock. */
export interface BeginDeps {
  readonly ledger: LedgerContext
  readonly now: number
  readonly aheadMs: number
}

/** Takes a lane's next request: marks its tasks as being sent and fixes their `lastModified`. Undefined when nothing can go. */
export const begin = (tx: Tx, deps: BeginDeps, lane: LaneKey): Departure | undefined => {
  const open = openTasksOfLane(tx, lane)
  const first = laneTurn(open, deps.now)
  park(tx, deps, first.stale)
  const { send, dueAt } = first.stale.length === 0 ? first : laneTurn(openTasksOfLane(tx, lane), deps.now)
  const dated = send.flatMap((task) => dateOrHold(tx, deps, task) ?? [])
  if (dated.length === 0) {
    // What was held back has another due time now; otherwise the turn has already said when.
    if (send.length > 0) refreshLane(tx, lane)
    else setLaneDue(tx, lane, dueAt)
    return undefined
  }
  for (const { task, lastModified } of dated)
    changeTask(tx, task.rank, {
      state: 'sending',
      last_modified: lastModified,
      attempts: task.attempts + 1,
      first_attempt_at: task.first_attempt_at ?? deps.now,
      last_attempt_at: deps.now,
    })
  setLaneDue(tx, lane, null)
  return {
    lane,
    ranks: dated.map(({ task }) => task.rank),
    updates: dated.map(({ task, lastModified }) => updateOf(task, lastModified)),
  }
}

interface Dated {
  readonly task: TaskRow
  readonly lastModified: number
}

const dateOrHold = (tx: Tx, { now, aheadMs }: BeginDeps, task: TaskRow): Dated | undefined => {
  if (task.last_modified !== null) return { task, lastModified: task.last_modified }
  const { previous, undated } = datesBefore(tx, task)
  // The service's date for it, if there is one, is of before the restore: only now is later for certain, for this and what follows.
  const happenedAt = undated ? now : task.happened_at
  const lastModified = lastModifiedOf({ happenedAt, now, aheadMs, previous })
  const wait = isReady(task.status) ? readyWaitMs(lastModified, now, aheadMs) : 0
  if (wait === 0) return { task, lastModified }
  changeTask(tx, task.rank, { next_attempt_at: now + wait })
  return undefined
}
