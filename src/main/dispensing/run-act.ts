import type { CommandType } from '../../domain/commands.ts'
import { decide } from '../../domain/decide/index.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { Tx } from '../database/query.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import type { Act, ActAnswer, ActCommand, ActRefusal, DispensingDeps } from './act.ts'
import { contextAt } from './context-at.ts'
import { prescriptionOf } from './domain-event.ts'
import { answerOf, firstAnswer } from './first-answer.ts'
import { noteLaterIssues } from './later-issue.ts'
import { recordCommand, type ActInProgress, type Recorded } from './record-command.ts'
import { reviewAfterLateAct } from './review-after-late-act.ts'
import { loadPrescription, type SavedPrescription } from './store.ts'

/**
 * The one write path: all commands of an act on disk together, or none and the first refusal. The same command ids again get
 * the first answer and do nothing. Faults (also of what is told) are thrown and leave nothing written.
 */
export const runAct = (deps: DispensingDeps, act: Act): Result<ActAnswer, ActRefusal> => {
  const done = deps.database.attempt((tx) => actWithin(tx, deps, act))
  if (!done.ok) return done
  const { answer, events } = done.value
  if (events.length > 0) deps.committed({ sequence: answer.sequence, ids: idsOf(events) })
  return ok(answer)
}

/** One act in a transaction of the caller, who undoes it all when it is refused. Announcing it is the caller's too. */
export const actWithin = (tx: Tx, deps: DispensingDeps, act: Act): Done => {
  const first = firstAnswer(tx, act, (one) => wouldRecord(tx, deps, act, one))
  if (first === undefined) return runCommands(tx, deps, act)
  return first.ok ? ok({ answer: first.value, events: [] }) : first
}

const wouldRecord = (
  tx: Tx,
  deps: DispensingDeps,
  act: Act,
  { prescriptionId, expectedVersion, command }: ActCommand,
): boolean => {
  const state = loadPrescription(tx, prescriptionId)?.prescription
  if (state?.version !== expectedVersion) return false
  const at = act.happened?.at ?? deps.now()
  const decided = decide(state, command, contextAt(tx, deps, at, act.actor))
  return decided.ok && decided.value.length > 0
}

const idsOf = (events: readonly RecordedEvent[]): readonly string[] => [
  ...new Set(events.flatMap(({ stream }) => prescriptionOf(stream) ?? [])),
]

type Done = Result<{ readonly answer: ActAnswer; readonly events: readonly RecordedEvent[] }, ActRefusal>

const runCommands = (tx: Tx, deps: DispensingDeps, act: Act): Done => {
  if (new Set(act.commands.map(({ commandId }) => commandId)).size < act.commands.length)
    throw new Error(`Act ${act.actId} gives two of its commands the same id`)
  const [command] = act.commands
  if (command !== undefined && act.asPersonId !== undefined && act.asPersonId !== act.actor.id)
    return refused({
      code: 'act-refused',
      prescriptionId: command.prescriptionId,
      refusal: { code: 'another-person-working' },
    })
  const now = deps.now()
  // One reading of the clock for the act: recorded and happened are equal unless it is a late entry.
  const ledger = { ...deps.ledger, now: () => now }
  const doing: ActInProgress = { tx, deps, ledger, act, at: act.happened?.at ?? now }
  const shown = new Map(act.commands.map(({ prescriptionId: id }) => [id, loadPrescription(tx, id)] as const))
  const events: RecordedEvent[] = []
  for (const one of act.commands) {
    const seen = shown.get(one.prescriptionId)
    // Until the act has recorded something, every prescription is as it was shown.
    const before = events.length === 0 ? seen : loadPrescription(tx, one.prescriptionId)
    const recorded = runOne(doing, one, { shown: seen, before: before?.prescription }, now)
    if (!recorded.ok) return recorded
    events.push(...recorded.value)
  }
  const quiet = [...shown.keys()].map((id) => ({ id, version: shown.get(id)?.prescription.version ?? 0 }))
  return ok({ answer: answerOf(act.actId, events, quiet), events })
}

const runOne = (
  doing: ActInProgress,
  one: ActCommand,
  { shown, before }: { readonly shown: SavedPrescription | undefined; readonly before: Prescription | undefined },
  now: number,
): Result<readonly RecordedEvent[], ActRefusal> => {
  const { commandId, prescriptionId, command } = one
  const refusal =
    notSetUp(doing, command.type) ?? versionRefusal(doing.act, one, shown) ?? lateRefusal(doing.act, shown, now)
  if (refusal !== undefined) return refused({ code: 'act-refused', prescriptionId, refusal })
  const recorded = recordCommand(doing, commandId, prescriptionId, before, command)
  if (!recorded.ok) return refused({ code: 'act-refused', prescriptionId, refusal: recorded.refusal })
  doing.deps.finished?.(doing.tx, { personId: doing.act.actor.id, prescriptionId, act: command.type })
  if (recorded.value === null) return ok([])
  const noted = noteLaterIssues(doing, commandId, recorded.value)
  if (!noted.ok) return noted
  const reviewed = reviewAfterLateAct(doing, commandId, now, recorded.value.after)
  if (!reviewed.ok) return reviewed
  return ok(told(doing, [recorded.value, ...noted.value, ...reviewed.value]))
}

// The outbox hears once per prescription of what the whole command came to: an issue that is overtaken on arrival never reports.
const told = ({ tx, deps }: ActInProgress, recorded: readonly Recorded[]): readonly RecordedEvent[] => {
  for (const [, parts] of Map.groupBy(recorded, ({ after }) => after.id)) {
    const [first, last] = [parts[0], parts.at(-1)]
    const events = parts.flatMap((part) => part.events)
    const [own, event] = [events[0], events.at(-1)]
    if (!first || !last || !own || !event) continue
    const change = { before: first.before, after: last.after }
    deps.enqueue(tx, { ...change, events, event })
    deps.putPatientRight(tx, { ...change, event: own })
  }
  return recorded.flatMap(({ events }) => events)
}

const unshown: ReadonlySet<CommandType> = new Set([
  'receive',
  'enter-by-hand',
  'note-later-issue',
  'review-legal-window',
])

// Whose prescription it is would be wrong for good.
const notSetUp = ({ deps }: ActInProgress, type: CommandType): Refusal | undefined =>
  deps.ourOds === '' && beginnings.has(type) ? { code: 'pharmacy-not-set' } : undefined

const beginnings: ReadonlySet<CommandType> = new Set(['receive', 'enter-by-hand'])

const versionRefusal = (act: Act, one: ActCommand, shown: SavedPrescription | undefined): Refusal | undefined => {
  const { expectedVersion, command } = one
  if (shown === undefined && !beginnings.has(command.type)) return { code: 'not-found' }
  if (expectedVersion === null) {
    if (unshown.has(command.type) || act.actor.role === 'system') return undefined
    throw new Error(`A command of type ${command.type} has to name the version it was shown with`)
  }
  const version = shown?.prescription.version ?? 0
  return version === expectedVersion ? undefined : { code: 'changed-meanwhile', version }
}

const lateRefusal = ({ happened }: Act, shown: SavedPrescription | undefined, now: number): Refusal | undefined => {
  if (happened === null) return undefined
  if (happened.reason.trim() === '') return { code: 'late-entry-reason-missing' }
  if (happened.at > now) return { code: 'late-entry-in-future' }
  return shown !== undefined && happened.at < shown.lastActAt ? { code: 'earlier-than-last-act' } : undefined
}
