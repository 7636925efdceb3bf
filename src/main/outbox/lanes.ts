import type { Tx } from '../database/query.ts'
import { isStale } from './stale.ts'
import { openTasksOfLane, setLaneDue } from './store.ts'
import type { LaneKey, TaskRow } from './task.ts'

/** What a lane can do now: what to send in one request, which readies a person must look at first, and when to look again. */
export interface LaneTurn {
  readonly send: readonly TaskRow[]
  readonly stale: readonly TaskRow[]
  readonly dueAt: number | null
}

/** How many lanes have a request in flight at most: enough for one commit to carry many answers, few enough to be polite. */
export const lanesAtOnce = 16

/** A prescription has at most four items on EPS; more would risk the service's limit of 99. */
const longestBundle = 20

/**
 * Picks a lane's next request from its open tasks in rank order. Per item only the oldest can go, so nothing overtakes; what may
 * already have been stored goes before anything else; one issue per request; an issue's first With Pharmacy by itself.
 */
export const laneTurn = (open: readonly TaskRow[], now: number): LaneTurn => {
  if (open.some(({ state }) => state === 'sending')) return { send: [], stale: [], dueAt: null }
  const stale = headsOf(open).filter((task) => task.next_attempt_at <= now && isStale(task, now))
  const candidates = candidatesOf(open.filter((task) => !stale.includes(task)))
  const due = candidates.filter((task) => task.next_attempt_at <= now)
  const dueAt = candidates.length === 0 ? null : Math.min(...candidates.map((task) => task.next_attempt_at))
  const [oldest] = due
  return { send: oldest === undefined ? [] : companions(oldest, due), stale, dueAt }
}

const headsOf = (open: readonly TaskRow[]): readonly TaskRow[] => {
  const heads = new Map<string, TaskRow>()
  for (const task of open) if (!heads.has(task.item_id)) heads.set(task.item_id, task)
  return [...heads.values()]
}

const candidatesOf = (open: readonly TaskRow[]): readonly TaskRow[] => {
  const heads = headsOf(open)
  const unknown = heads.filter(({ state }) => state === 'unknown')
  return unknown.length > 0 ? unknown : heads
}

const companions = (oldest: TaskRow, due: readonly TaskRow[]): readonly TaskRow[] => {
  if (oldest.alone === 1) return [oldest]
  return due
    .filter(
      (task) =>
        task.alone === 0 &&
        task.prescription_id === oldest.prescription_id &&
        task.custody === oldest.custody &&
        task.opens_custody === oldest.opens_custody,
    )
    .slice(0, longestBundle)
}

/** Works out again when a lane is next due, after any of its tasks changed. */
export const refreshLane = (tx: Tx, lane: LaneKey): void => {
  // Nothing is stale at the beginning of time, so this only asks which task is next.
  setLaneDue(tx, lane, laneTurn(openTasksOfLane(tx, lane), Number.NEGATIVE_INFINITY).dueAt)
}
