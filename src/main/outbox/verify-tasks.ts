import { evolve } from '../../domain/evolve.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { ReadDb } from '../database/query.ts'
import { readStream } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { statusChanges } from './enqueue.ts'
import { stateCounts } from './list-store.ts'
import { taskById } from './store.ts'
import { prescriptionEvent, prescriptionStreams } from './stored-prescription.ts'
import { taskIdOf } from './task-id.ts'

/** Whether the outbox holds exactly what the ledger says it should. `unexpected` is how many tasks no event asked for. */
export interface TaskVerification {
  readonly complete: boolean
  readonly expected: number
  readonly missing: readonly { readonly taskId: string; readonly prescriptionId: string; readonly itemId: string }[]
  readonly unexpected: number
}

// More than are open at once, so that hardly one is read twice.
const heldStories = 5_000

interface Story {
  readonly before: Prescription | undefined
  readonly after: Prescription
  readonly last: RecordedEvent
}

/**
 * Works out again, from all events of a file in order, every update that each command must have led to, and looks for its row:
 * the id, item, prescription and status must all be those. Proves that no status change was ever forgotten. Of at most `held`
 * prescriptions the state is kept in mind: who comes back after so many others is read again from the ledger.
 */
export const verifyTasks = (db: ReadDb, events: Iterable<RecordedEvent>, held = heldStories): TaskVerification => {
  const { expected, missing } = owedTasks(db, events, held)
  const rows = stateCounts(db).reduce((total, { n }) => total + n, 0)
  const unexpected = rows - (expected - missing.length)
  return { complete: missing.length === 0 && unexpected === 0, expected, missing, unexpected }
}

/** The same of some whole streams only: how many updates they led to, and which of them are not there. */
export const owedTasks = (
  db: ReadDb,
  events: Iterable<RecordedEvent>,
  held = heldStories,
): Pick<TaskVerification, 'expected' | 'missing'> => {
  const stories = new Map<string, Story>()
  const missing: TaskVerification['missing'][number][] = []
  let expected = 0

  const expect = (taskId: string, itemId: string, prescriptionId: string, status: string): void => {
    expected += 1
    const task = taskById(db, taskId)
    const found = task?.item_id === itemId && task.prescription_id === prescriptionId && task.status === status
    if (!found) missing.push({ taskId, prescriptionId, itemId })
  }
  const close = ({ before, after, last }: Story): void => {
    for (const { itemId, to } of statusChanges(before, after))
      if (to !== 'nothing') expect(taskIdOf(last.eventId, itemId), itemId, after.id, to)
  }

  for (const event of events) {
    if (event.type === 'update-mended') {
      const { task, status } = event.body as MendedBody
      expect(taskIdOf(event.eventId, task.itemId), task.itemId, task.prescriptionId, status)
    }
    if (!event.stream.startsWith(prescriptionStreams)) continue
    const story = stories.get(event.stream) ?? storyBefore(db, event)
    const sameCommand = story?.last.commandId === event.commandId ? story : undefined
    if (story !== undefined && sameCommand === undefined) close(story)
    const after = evolve(story?.after, prescriptionEvent(event))
    stories.delete(event.stream)
    stories.set(event.stream, { before: sameCommand === undefined ? story?.after : story?.before, after, last: event })
    const [longestAgo] = stories.size > held ? stories : []
    if (longestAgo === undefined) continue
    close(longestAgo[1])
    stories.delete(longestAgo[0])
  }
  for (const story of stories.values()) close(story)
  return { expected, missing }
}

// Ended there: the updates of all that came before were looked for when it was let go.
const storyBefore = (db: ReadDb, { stream, streamVersion }: RecordedEvent): Story | undefined => {
  if (streamVersion === 1) return undefined
  const earlier = readStream(db, stream).filter((event) => event.streamVersion < streamVersion)
  const state = earlier.reduce<Prescription | undefined>(
    (before, event) => evolve(before, prescriptionEvent(event)),
    undefined,
  )
  const last = earlier.at(-1)
  return state && last && { before: state, after: state, last }
}

interface MendedBody {
  readonly task: { readonly itemId: string; readonly prescriptionId: string }
  readonly status: string
}
