import type { HandlersOf, PersonAsking } from '../../contract/handlers.ts'
import type { Input, Output } from '../../contract/index.ts'
import type { Result } from '../../domain/result.ts'
import type { Database } from '../database/database.ts'
import { confirmStillHere, mendAndResend, resendTask, setAside, type OutboxRefusal, type TaskAct } from './acts.ts'
import type { OutboxWriteDeps } from './enqueue.ts'
import type { Outbox } from './loop.ts'
import type { Signed } from './outbox-events.ts'
import { historyOf, listTasks, outboxCounts, type TaskView } from './questions.ts'
import { prescriptionFromLedger } from './stored-prescription.ts'
import { taskById } from './store.ts'
import { countUnknownToNhs } from './unknown-to-nhs.ts'

/** What the questions about the outbox are answered from. `now` is UTC ms. */
export interface OutboxHandlerDeps extends OutboxWriteDeps {
  readonly database: Database
  readonly now: () => number
  readonly outbox: Pick<Outbox, 'state' | 'clockAheadMs' | 'wake'>
}

type SyncRow = Output<'sync:page'>['rows'][number]

const syncRow = (view: TaskView): SyncRow => ({
  taskId: view.taskId,
  prescriptionId: view.prescriptionId,
  itemId: view.itemId,
  itemName: view.itemName,
  patient: view.patient,
  status: view.status,
  happenedAt: view.happenedAt,
  state: view.state,
  parkedWhy: view.reason,
  attempts: view.attempts,
  nextAttemptAt: view.nextAttemptAt,
  settledAt: view.settledAt,
  overtaken: view.overtaken,
  words: view.words,
})

/** The handlers of the `sync:` questions. */
export const outboxHandlers = (
  deps: OutboxHandlerDeps,
): HandlersOf<
  'sync:state' | 'sync:page' | 'sync:history' | 'sync:resend' | 'sync:mend' | 'sync:still-here' | 'sync:set-aside'
> => {
  const { database, outbox } = deps
  const unknownToNhs = countUnknownToNhs(database.db)

  const done = (act: Result<null, OutboxRefusal>): Result<Record<string, never>, OutboxRefusal> => {
    if (!act.ok) return act
    outbox.wake()
    return { ok: true, value: {} }
  }
  const actOf = ({ taskId }: Input<'sync:resend'>, asker: PersonAsking): TaskAct => ({
    taskId,
    signed: signedBy(asker),
  })
  const signedBy = ({ person }: PersonAsking): Signed => {
    const commandId = deps.ledger.newId()
    return { actor: person, commandId, actId: commandId, happenedAt: deps.now() }
  }

  return {
    'sync:state': () => {
      const counts = outboxCounts(database.db)
      const { kind, since } = outbox.state()
      const { waiting, needsYou, oldestWaitingAt, nextAttemptAt } = counts
      const clockSkewMs = outbox.clockAheadMs()
      const unknownSinceRestore = unknownToNhs()
      const line = { kind, since }
      return {
        ok: true,
        value: { line, waiting, needsYou, oldestWaitingAt, nextAttemptAt, clockSkewMs, unknownSinceRestore },
      }
    },
    'sync:page': (asked) => {
      const { rows, next } = listTasks(database.db, asked)
      const { waiting, superseded, needsYou, recorded } = outboxCounts(database.db)
      const counts = { waiting, superseded, 'needs-you': needsYou, recorded }
      return { ok: true, value: { rows: rows.map(syncRow), next, counts } }
    },
    'sync:history': ({ prescriptionId }) => ({
      ok: true,
      value: { rows: historyOf(database.db, prescriptionId).map(syncRow) },
    }),
    'sync:resend': (asked, asker) => done(database.attempt((tx) => resendTask(tx, deps, actOf(asked, asker)))),
    'sync:still-here': (asked, asker) =>
      done(database.attempt((tx) => confirmStillHere(tx, deps, actOf(asked, asker)))),
    'sync:set-aside': (asked, asker) =>
      done(database.attempt((tx) => setAside(tx, deps, { ...actOf(asked, asker), reason: asked.reason }))),
    'sync:mend': (asked, asker) =>
      done(
        database.attempt((tx) => {
          const task = taskById(tx, asked.taskId)
          const prescription = task && prescriptionFromLedger(tx, task.prescription_id)
          if (prescription === undefined) return { ok: false, refusal: { code: 'not-found' } }
          return mendAndResend(tx, deps, { ...actOf(asked, asker), prescription })
        }),
      ),
  }
}
