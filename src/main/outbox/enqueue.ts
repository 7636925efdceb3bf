import type { Item, Prescription } from '../../domain/prescription.ts'
import { trackingStatus, type TrackingStatus } from '../../domain/tracking.ts'
import type { ReadDb, Tx } from '../database/query.ts'
import type { LedgerContext } from '../ledger/append.ts'
import { eventById } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { refreshLane } from './lanes.ts'
import { listedNames } from './listed-names.ts'
import { notBefore, type SendDelays } from './not-before.ts'
import { bySystem, named, writeEvents, type OutboxEvent } from './outbox-events.ts'
import { changeTask, insertTask, tasksOfItem } from './store.ts'
import { planSuperseding } from './supersede.ts'
import { taskIdOf } from './task-id.ts'

/** What the outbox needs in order to write. `delays` is asked each time, because it is a setting. */
export interface OutboxWriteDeps {
  readonly environment: string
  readonly ownerOds: string
  readonly delays: () => SendDelays
  readonly ledger: LedgerContext
}

/** What one command did to one prescription; `events` are all it recorded on that prescription, in order, and `event` the last. */
export interface PrescriptionChange {
  readonly before: Prescription | undefined
  readonly after: Prescription
  readonly events: readonly RecordedEvent[]
  readonly event: RecordedEvent
}

/** A line item whose national status another command changed. */
export interface StatusChange {
  readonly itemId: string
  readonly from: TrackingStatus | 'nothing'
  readonly to: TrackingStatus | 'nothing'
}

const statusOf = (p: Prescription | undefined, item: Item | undefined): TrackingStatus | 'nothing' =>
  p === undefined || item === undefined ? 'nothing' : trackingStatus(p, item)

/** The items whose status changed over a whole command. A new custody starts from nothing, and items that are gone end there. */
export const statusChanges = (before: Prescription | undefined, after: Prescription): readonly StatusChange[] => {
  const sameCustody = before?.custody === after.custody ? before : undefined
  const old = new Map(before?.items.map((item) => [item.content.id, item]))
  const changes = after.items.map((item) => ({
    itemId: item.content.id,
    from: statusOf(sameCustody, old.get(item.content.id)),
    to: trackingStatus(after, item),
  }))
  const kept = new Set(changes.map(({ itemId }) => itemId))
  const gone = (before?.items ?? [])
    .filter((item) => !kept.has(item.content.id))
    .map((item) => ({ itemId: item.content.id, from: statusOf(before, item), to: 'nothing' as const }))
  return [...changes, ...gone].filter(({ from, to }) => from !== to)
}

/**
 * Puts what a command changed into the outbox, in the command's own transaction, and withdraws what it made untrue. Call once
 * per command and prescription. The task ids follow from the event, so the same call could never add a second task.
 */
export const enqueueChanges = (tx: Tx, deps: OutboxWriteDeps, change: PrescriptionChange): void => {
  const { before, after, events, event } = change
  const changes = statusChanges(before, after)
  if (changes.length === 0) return
  const { content, custody, id } = after
  let asked: SendDelays | undefined
  const delays = (): SendDelays => (asked ??= deps.delays())
  const undoneCommandIds = undoneCommandsOf(tx, events)
  const withdrawn: Withdrawn[] = []
  const owners = new Set([deps.ownerOds])
  for (const { itemId, from, to } of changes) {
    const history = tasksOfItem(tx, content.shortId, itemId)
    const plan = planSuperseding(history, { prescriptionId: id, custody, status: to, undoneCommandIds })
    const taskId = taskIdOf(event.eventId, itemId)
    if (to !== 'nothing')
      addTask(tx, { ...deps, delays }, change, { itemId, from, status: to, alreadyRecorded: plan.nextAlreadyRecorded })
    for (const { task, why } of plan.superseded) {
      const instead = to === 'nothing' ? null : taskId
      changeTask(tx, task.rank, {
        state: 'superseded',
        reason: why,
        replaced_by: instead,
        settled_at: event.recordedAt,
      })
      withdrawn.push({ ...named(task), why, maybeStored: task.maybe_stored === 1 })
    }
    for (const task of plan.overtaken) changeTask(tx, task.rank, { overtaken: 1 })
    if (to !== 'nothing' && plan.nextAlreadyRecorded)
      withdrawn.push({ taskId, prescriptionId: id, itemId, status: to, why: 'already-recorded', maybeStored: false })
    for (const task of history) owners.add(task.owner_ods)
  }
  for (const ownerOds of owners) refreshLane(tx, { ownerOds, shortId: content.shortId })
  if (withdrawn.length > 0)
    writeEvents(tx, deps.ledger, bySystem(deps.ledger, event.happenedAt, event.actId), [
      { type: 'updates-superseded', tasks: withdrawn },
    ])
}

type Withdrawn = Extract<OutboxEvent, { readonly type: 'updates-superseded' }>['tasks'][number]

interface Addition {
  readonly itemId: string
  readonly from: TrackingStatus | 'nothing'
  readonly status: TrackingStatus
  readonly alreadyRecorded: boolean
}

const addTask = (tx: Tx, deps: OutboxWriteDeps, { after, event }: PrescriptionChange, added: Addition): void => {
  const { itemId, from, status, alreadyRecorded } = added
  const { content } = after
  const earliest = notBefore(status, event.type, event.recordedAt, deps.delays)
  insertTask(tx, {
    task_id: taskIdOf(event.eventId, itemId),
    environment: deps.environment,
    owner_ods: deps.ownerOds,
    short_id: content.shortId,
    issue: content.issue?.number ?? null,
    prescription_id: after.id,
    custody: after.custody,
    item_id: itemId,
    nhs_number: content.patient.nhsNumber,
    ...listedNames(after, itemId),
    status,
    opens_custody: from === 'nothing' && status === 'With Pharmacy' ? 1 : 0,
    event_id: event.eventId,
    command_id: event.commandId,
    happened_at: event.happenedAt,
    enqueued_at: event.recordedAt,
    not_before: earliest,
    true_at: event.happenedAt,
    state: alreadyRecorded ? 'superseded' : 'waiting',
    reason: alreadyRecorded ? 'already-recorded' : null,
    replaced_by: null,
    next_attempt_at: earliest,
    settled_at: alreadyRecorded ? event.recordedAt : null,
  })
}

// A correction names an event, and one command may correct several; what their commands put into the outbox and has not left yet
// is withdrawn with them.
const undoneCommandsOf = (db: ReadDb, events: readonly RecordedEvent[]): ReadonlySet<string> =>
  new Set(
    events
      .filter(({ type }) => type === 'corrected')
      .flatMap(({ body }) => {
        const { correctedEventId } = body as { readonly correctedEventId: string }
        return eventById(db, correctedEventId)?.commandId ?? []
      }),
  )
