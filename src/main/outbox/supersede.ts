import { isReady, type TrackingStatus } from '../../domain/tracking.ts'
import { isOpenState } from './store.ts'
import type { SupersededWhy, TaskRow } from './task.ts'

/** What is to be said of an item next; `nothing` when it is no longer ours to speak of. */
export interface NextWord {
  readonly prescriptionId: string
  readonly custody: number
  readonly status: TrackingStatus | 'nothing'
  /** The commands that this one takes back; mostly none. */
  readonly undoneCommandIds: ReadonlySet<string>
}

/** What becomes of the item's earlier updates, and whether the next one needs sending at all. */
export interface SupersedePlan {
  readonly superseded: readonly { readonly task: TaskRow; readonly why: SupersededWhy }[]
  /** In flight: cannot be recalled any more. */
  readonly overtaken: readonly TaskRow[]
  readonly nextAlreadyRecorded: boolean
}

const withdrawable = (task: TaskRow): boolean =>
  task.state === 'waiting' || task.state === 'unknown' || task.state === 'parked'

/**
 * Decides in the act's own transaction. A "ready" that is not true any more is never sent again, even when the service may
 * have it: the service notifies by order of arrival, and the newer update corrects what is shown. `history` is all of the
 * item's tasks in rank order, of all issues.
 */
export const planSuperseding = (history: readonly TaskRow[], next: NextWord): SupersedePlan => {
  // A later issue has the same item ids; what the older issue stops saying is not about it.
  const about = history.filter((task) => next.status !== 'nothing' || task.prescription_id === next.prescriptionId)
  const readies = about.filter((task) => isReady(task.status))
  const superseded = new Map<TaskRow, SupersededWhy>()
  for (const task of readies) if (withdrawable(task)) superseded.set(task, 'no-longer-true')
  for (const task of about) if (isUndone(task, next)) superseded.set(task, 'undone')

  const recorded = history.findLast(({ state }) => state === 'recorded')
  const nextAlreadyRecorded = recorded !== undefined && saysTheSame(recorded, next, history)
  if (nextAlreadyRecorded) {
    for (const task of history)
      if (task.rank > recorded.rank && withdrawable(task) && !superseded.has(task))
        superseded.set(task, 'already-recorded')
  }
  return {
    superseded: [...superseded].map(([task, why]) => ({ task, why })),
    overtaken: readies.filter((task) => task.state === 'sending' && task.overtaken === 0),
    nextAlreadyRecorded,
  }
}

const isUndone = (task: TaskRow, next: NextWord): boolean =>
  next.undoneCommandIds.has(task.command_id) &&
  task.maybe_stored === 0 &&
  (task.state === 'waiting' || task.state === 'parked')

const saysTheSame = (recorded: TaskRow, next: NextWord, history: readonly TaskRow[]): boolean =>
  recorded.status === next.status &&
  recorded.prescription_id === next.prescriptionId &&
  recorded.custody === next.custody &&
  !history.some((task) => task.rank > recorded.rank && mayBeShown(task))

const mayBeShown = (task: TaskRow): boolean =>
  task.maybe_stored === 1 || task.state === 'unknown' || task.state === 'sending'

/** Whether an item still has anything in the hands of the outbox or of a person. */
export const isUnsettled = (task: TaskRow): boolean => isOpenState(task.state) || task.state === 'parked'
