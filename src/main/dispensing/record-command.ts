import type { Command } from '../../domain/commands.ts'
import { decide } from '../../domain/decide/index.ts'
import { labelRefusal } from '../../domain/decide/labels-read.ts'
import type { EventBody } from '../../domain/events.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { Refusal } from '../../domain/refusals.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { Tx } from '../database/query.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import type { Act, ActCommand, DispensingDeps } from './act.ts'
import { contextAt } from './context-at.ts'
import { askedDigest } from './asked.ts'
import { prescriptionEventVersions, storedBody, streamOf } from './domain-event.ts'
import { factsNotShown } from './facts-not-shown.ts'
import { saveProjection } from './dispensing-projector.ts'
import { hasLikeBag } from './questions/like-bag.ts'
import { strangerInBag } from './store.ts'

/** An act while it is being done. `at` is when it happened, UTC ms. */
export interface ActInProgress {
  readonly tx: Tx
  readonly deps: DispensingDeps
  readonly ledger: LedgerContext
  readonly act: Act
  readonly at: number
}

/** What one command recorded on one prescription; null when there was nothing to record. */
export interface Recorded {
  readonly before: Prescription | undefined
  readonly after: Prescription
  readonly events: readonly RecordedEvent[]
}

/** Decides one command on a state and, unless refused, records and saves what it leads to. Telling the outbox is the caller's. */
export const recordCommand = (
  doing: ActInProgress,
  commandId: string,
  prescriptionId: string,
  before: Prescription | undefined,
  command: Command,
): Result<Recorded | null, Refusal> => {
  const decided = decide(before, command, contextAt(doing.tx, doing.deps, doing.at, doing.act.actor))
  if (!decided.ok) return decided
  if (isPastAndClosedNow(doing, before, command)) return refused({ code: 'late-supply-needs-pharmacist' })
  const stranger = leavings.includes(command.type) ? undefined : strangerBeside(doing.tx, before, decided.value)
  if (stranger !== undefined) return refused({ code: 'bag-of-another-patient', otherPrescriptionId: stranger })
  if (factsNotShown(doing.tx, doing.deps, doing.act, before, command)) return refused({ code: 'facts-changed' })
  const unread = labelUnread(doing, before, decided.value)
  if (unread !== undefined) return refused(unread)
  if (decided.value.length === 0) return ok(null)
  const events = appendAll(doing, { commandId, prescriptionId, command }, before?.version ?? 0, decided.value)
  const after = saveProjection(doing.tx, prescriptionId, before, events)
  return ok(after === undefined ? null : { before, after, events })
}

const leavings: readonly Command['type'][] = ['hand-out', 'dispatch']

// A typed time must not open what is shut now: the duty gate, the last legal day. A pharmacist answers for what it was then.
const isPastAndClosedNow = (
  { tx, deps, act, ledger }: ActInProgress,
  before: Prescription | undefined,
  command: Command,
): boolean =>
  act.happened !== null &&
  act.actor.role !== 'pharmacist' &&
  leavings.includes(command.type) &&
  !decide(before, command, contextAt(tx, deps, ledger.now(), act.actor)).ok

// Nor can the domain see whose bags lie beside it: a label is asked for at the counter where a swap is likely. By today, also for
// a late entry, as the screen that asks for it.
const labelUnread = (
  { tx, deps }: ActInProgress,
  before: Prescription | undefined,
  decided: readonly EventBody[],
): Refusal | undefined => {
  const unread = decided.map((body) => (body.type === 'handed-out' ? labelRefusal(body) : undefined)).find(Boolean)
  return unread && before && hasLikeBag(tx, before, ukDate(deps.now())) ? unread : undefined
}

// The domain decides on one prescription and cannot see what of another patient lies in the bag. What leaves at once, entered
// late, lies beside nobody.
const strangerBeside = (
  tx: Tx,
  placing: Prescription | undefined,
  decided: readonly EventBody[],
): string | undefined => {
  if (placing === undefined) return undefined
  return decided
    .filter((body) => body.type === 'bag-placed')
    .map(({ bagId }) => strangerInBag(tx, bagId, placing.content.patient))
    .find((id) => id !== undefined)
}

const appendAll = (
  { tx, ledger, act, at }: ActInProgress,
  { commandId, prescriptionId, command }: Omit<ActCommand, 'expectedVersion'>,
  expectedVersion: number,
  bodies: readonly EventBody[],
): readonly RecordedEvent[] =>
  append(tx, ledger, {
    stream: streamOf(prescriptionId),
    expectedVersion,
    commandId,
    actId: act.actId,
    actor: act.actor,
    happenedAt: at,
    events: bodies.map((body) => ({
      type: body.type,
      typeVersion: prescriptionEventVersions[body.type],
      body: storedBody(body, { lateReason: act.happened?.reason ?? null, asked: askedDigest(act, command) }),
    })),
  })
