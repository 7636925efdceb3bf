import type { Output } from '../../contract/index.ts'
import { patientView, type RecordedUpdate } from '../../domain/patient-view.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { ReadDb } from '../database/query.ts'
import { unknownSince } from './lost-acts.ts'
import { isOpenState, tasksOfItem } from './store.ts'
import type { TaskRow } from './task.ts'

type PatientSees = Output<'prescription:detail'>['patientSees']

/**
 * What the NHS App shows of each item now, from recorded updates, and after the outbox has drained. `now` is UTC ms by the
 * service's clock: this PC's, less its lead.
 */
export const patientSees = (db: ReadDb, prescription: Prescription, now: number): PatientSees => {
  const histories = prescription.items.map(({ content }) => ({
    itemId: content.id,
    tasks: tasksOfItem(db, prescription.content.shortId, content.id),
  }))
  const known = histories.some(({ tasks }) => tasks.some(isRecorded))
  const willBeKnown = known || histories.some(({ tasks }) => tasks.some(isComing))
  return histories.map(({ itemId, tasks }) => {
    const seen = patientView(tasks.filter(isRecorded).map(update), now, prescription.receivedAt, known)
    // Each update of an item is dated after the one before, so the last to arrive is what will be shown.
    const last = tasks.findLast((task) => isRecorded(task) || isComing(task))
    const coming: readonly RecordedUpdate[] =
      last === undefined ? [] : [{ status: last.status, lastModified: Math.min(now, update(last).lastModified) }]
    return {
      itemId,
      now: seen.shown,
      since: seen.since,
      afterDrain: patientView(coming, now, prescription.receivedAt, willBeKnown).shown,
      waiting: tasks.filter(isComing).length,
      unknownSince: unknownSince(db, prescription.id, itemId),
    }
  })
}

const isRecorded = ({ state }: TaskRow): boolean => state === 'recorded'
const isComing = ({ state }: TaskRow): boolean => isOpenState(state)
const update = (task: TaskRow): RecordedUpdate => ({
  status: task.status,
  lastModified: task.last_modified ?? task.happened_at,
})
