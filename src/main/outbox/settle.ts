import type { Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { backoffMs, type BackoffSettings } from './backoff.ts'
import type { AttemptResult } from './deliver.ts'
import { refreshLane } from './lanes.ts'
import { bySystem, named, writeEvents, type OutboxEvent } from './outbox-events.ts'
import { changeTask, hasParked, holdLane, parkedTasksBefore, tasksByRank, type TaskChange } from './store.ts'
import type { LaneKey, LastAnswer, ParkedWhy, SupersededWhy, TaskRow } from './task.ts'
import type { TaskVerdict } from './verdict.ts'

/** A finished attempt of a lane, still to be written down. `ranks` are the tasks in the order sent. */
export interface Arrival {
  readonly lane: LaneKey
  readonly ranks: readonly number[]
  readonly result: AttemptResult
}

/** What settling needs besides the transaction. The line is paused until `pausedUntil` (UTC ms, 0 when it is free). */
export interface SettleDeps {
  readonly ledger: LedgerContext
  readonly now: number
  readonly random: () => number
  readonly backoff: BackoffSettings
  readonly pausedUntil: number
}

/**
 * Writes down what attempts came to and frees their lanes; the ledger hears of all of them at once, because one hashed event
 * for many costs what one for one does.
 */
export const settleAll = (tx: Tx, deps: SettleDeps, arrivals: readonly Arrival[]): void => {
  const notes: Notes = { recorded: [], superseded: [], parked: [] }
  const settling = { tx, deps, notes, parkedBefore: hasParked(tx) }
  for (const arrival of arrivals) settle(settling, arrival)
  writeEvents(tx, deps.ledger, bySystem(deps.ledger, deps.now), eventsOf(notes))
}

/** `parkedBefore`: something waited for a person before; almost always nothing does, and then no item is looked up for it. */
interface Settling {
  readonly tx: Tx
  readonly deps: SettleDeps
  readonly notes: Notes
  readonly parkedBefore: boolean
}

const settle = (settling: Settling, arrival: Arrival): void => {
  const { tx, deps } = settling
  const { result, ranks } = arrival
  const tasks = tasksByRank(tx, ranks)
  const retryAt = retryTime(tasks, deps, arrival)
  const retryAfterMs = askedToWaitMs(result, deps)
  if (retryAfterMs > 0) holdLane(tx, arrival.lane, deps.now + retryAfterMs)
  tasks.forEach((task, at) => {
    const verdict = result.tasks[at]
    if (verdict === undefined || task.state !== 'sending')
      throw new Error('An answer came for an update not being sent')
    const answer = lastAnswer(deps.now, result.http, verdict)
    const end = endOf(task, verdict, deps, retryAt)
    changeTask(tx, task.rank, { ...end.change, last_answer: JSON.stringify(answer) })
    note(settling, task, end, answer)
  })
  refreshLane(tx, arrival.lane)
}

// Holds for the lane and not only for what was sent: whatever is put in meanwhile has to wait as well.
const askedToWaitMs = ({ line }: AttemptResult, { backoff }: SettleDeps): number =>
  line === null || line.ok ? 0 : Math.min(line.retryAfterMs ?? 0, backoff.retryAfterCapMs)

/** How an attempt ended for one task: its new columns, and why where that is worth an event. */
interface End {
  readonly change: TaskChange
  readonly how?: string
  readonly superseded?: SupersededWhy
  readonly parked?: ParkedWhy
}

const endOf = (task: TaskRow, verdict: TaskVerdict, deps: SettleDeps, retryAt: number): End => {
  const { now } = deps
  if (verdict.kind === 'recorded') return { change: { state: 'recorded', settled_at: now }, how: verdict.how }
  const maybeStored = task.maybe_stored === 1 || (verdict.kind === 'retry' && verdict.maybeStored) ? 1 : 0
  // It stopped being true while it was in flight, and is not known to have arrived.
  if (task.overtaken === 1) return superseded(now, maybeStored)
  const open = { state: maybeStored === 1 ? 'unknown' : 'waiting', maybe_stored: maybeStored } as const
  switch (verdict.kind) {
    case 'refused':
      return parked('refused', now, maybeStored)
    case 'again':
      return { change: { ...open, next_attempt_at: now } }
    case 'split':
      return { change: { ...open, next_attempt_at: now, alone: 1 } }
    case 'contended':
      return task.contentions + 1 >= deps.backoff.contentionLimit
        ? parked('contended', now, maybeStored)
        : { change: { ...open, contentions: task.contentions + 1, next_attempt_at: retryAt } }
    case 'retry':
      return { change: { ...open, failures: task.failures + 1, next_attempt_at: retryAt } }
  }
}

const superseded = (now: number, maybeStored: 0 | 1): End => ({
  change: { state: 'superseded', reason: 'no-longer-true', maybe_stored: maybeStored, settled_at: now },
  superseded: 'no-longer-true',
})

const parked = (why: ParkedWhy, now: number, maybeStored: 0 | 1): End => ({
  change: { state: 'parked', reason: why, maybe_stored: maybeStored, contentions: 0, settled_at: now },
  parked: why,
})

// One delay for the whole request, so that what belongs together stays together.
const retryTime = (sent: readonly TaskRow[], deps: SettleDeps, { result }: Arrival): number => {
  const { now, backoff, pausedUntil } = deps
  const finding = result.line
  if (finding === null) return now
  if (!finding.ok && pausedUntil > now) return pausedUntil
  const tries = sent.map((task) => task.failures + task.contentions)
  const retryAfterMs = finding.ok ? null : finding.retryAfterMs
  return now + backoffMs(Math.max(0, ...tries) + 1, deps.random(), retryAfterMs, backoff)
}

const lastAnswer = (at: number, http: number | null, verdict: TaskVerdict): LastAnswer => ({
  at,
  http,
  what: verdict.kind === 'recorded' ? verdict.how : verdict.kind,
  words: 'words' in verdict ? verdict.words : '',
})

type TasksOf<T extends OutboxEvent['type']> = Extract<
  OutboxEvent,
  { readonly type: T; readonly tasks: unknown }
>['tasks'][number][]

interface Notes {
  readonly recorded: TasksOf<'updates-recorded'>
  readonly superseded: TasksOf<'updates-superseded'>
  readonly parked: TasksOf<'updates-parked'>
}

const note = ({ tx, deps, notes, parkedBefore }: Settling, task: TaskRow, end: End, answer: LastAnswer): void => {
  const name = named(task)
  if (end.superseded)
    notes.superseded.push({ ...name, why: end.superseded, maybeStored: end.change.maybe_stored === 1 })
  if (end.parked) notes.parked.push({ ...name, why: end.parked, words: answer.words })
  if (end.how === undefined) return
  notes.recorded.push({ ...name, lastModified: task.last_modified, how: end.how, overtaken: task.overtaken === 1 })
  if (!parkedBefore && notes.parked.length === 0) return
  for (const older of parkedTasksBefore(tx, task)) {
    const change = {
      state: 'superseded',
      reason: 'newer-recorded',
      replaced_by: task.task_id,
      settled_at: deps.now,
    } as const
    changeTask(tx, older.rank, change)
    notes.superseded.push({ ...named(older), why: 'newer-recorded', maybeStored: older.maybe_stored === 1 })
  }
}

const eventsOf = ({ recorded, superseded: gone, parked: waiting }: Notes): readonly OutboxEvent[] => [
  ...(recorded.length > 0 ? [{ type: 'updates-recorded', tasks: recorded } as const] : []),
  ...(gone.length > 0 ? [{ type: 'updates-superseded', tasks: gone } as const] : []),
  ...(waiting.length > 0 ? [{ type: 'updates-parked', tasks: waiting } as const] : []),
]
