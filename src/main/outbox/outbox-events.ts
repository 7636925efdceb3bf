import { systemActor, type Actor } from '../../domain/people.ts'
import type { Tx } from '../database/query.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { streamVersion } from '../ledger/read.ts'
import type { ParkedWhy, SupersededWhy, TaskRow } from './task.ts'

/** The ledger stream of everything the outbox did. */
export const outboxStream = 'outbox'

interface TaskNamed {
  readonly taskId: string
  readonly prescriptionId: string
  readonly itemId: string
  readonly status: string
}

/** What the outbox writes into the ledger. Attempts are not events; what they came to is. */
export type OutboxEvent =
  | {
      readonly type: 'updates-recorded'
      readonly tasks: readonly (TaskNamed & {
        readonly lastModified: number | null
        readonly how: string
        readonly overtaken: boolean
      })[]
    }
  | {
      readonly type: 'updates-superseded'
      readonly tasks: readonly (TaskNamed & { readonly why: SupersededWhy; readonly maybeStored: boolean })[]
    }
  | {
      readonly type: 'updates-parked'
      readonly tasks: readonly (TaskNamed & { readonly why: ParkedWhy; readonly words: string })[]
    }
  | { readonly type: 'update-resent'; readonly task: TaskNamed }
  | { readonly type: 'update-set-aside'; readonly task: TaskNamed; readonly reason: string }
  | { readonly type: 'still-here-confirmed'; readonly task: TaskNamed }
  | { readonly type: 'update-mended'; readonly task: TaskNamed; readonly status: string }
  | {
      readonly type: 'seen-after-restore'
      readonly prescriptionIds: readonly string[]
      /** Its hand-out or dispatch was lost, and somebody had the bag in their hand. */
      readonly bagInHand?: boolean
    }
  | {
      readonly type: 'restore-gone-through'
      readonly since: number
      readonly copiedAt: number
      readonly prescriptions: number
    }

/** The events of the outbox by type and newest version; all of them, or it does not compile. */
export const outboxEventVersions: Readonly<Record<OutboxEvent['type'] | 'acts-lost', number>> = {
  'updates-recorded': 1,
  'updates-superseded': 1,
  'updates-parked': 1,
  'update-resent': 1,
  'update-set-aside': 1,
  'still-here-confirmed': 1,
  'update-mended': 1,
  'seen-after-restore': 1,
  'acts-lost': 1,
  'restore-gone-through': 1,
}

/** How an event names an update: by ids, never by a patient. */
export const named = (task: TaskRow): TaskNamed => ({
  taskId: task.task_id,
  prescriptionId: task.prescription_id,
  itemId: task.item_id,
  status: task.status,
})

/** In whose name something is written, and under which command and act. */
export interface Signed {
  readonly actor: Actor
  readonly commandId: string
  readonly actId: string
  readonly happenedAt: number
}

/** The app by itself: a command of its own, because the ledger answers a person's repeated command with that command's events. */
export const bySystem = (ledger: LedgerContext, happenedAt: number, actId?: string): Signed => {
  const commandId = ledger.newId()
  return { actor: systemActor, commandId, actId: actId ?? commandId, happenedAt }
}

/** Appends what happened to the outbox's stream; nothing when the list is empty. */
export const writeEvents = (
  tx: Tx,
  ledger: LedgerContext,
  signed: Signed,
  events: readonly OutboxEvent[],
): readonly RecordedEvent[] => {
  if (events.length === 0) return []
  return append(tx, ledger, {
    stream: outboxStream,
    expectedVersion: streamVersion(tx, outboxStream),
    ...signed,
    events: events.map(({ type, ...body }) => ({ type, body })),
  })
}
