import { createHash } from 'node:crypto'
import type { DutyCommand, DutyRefusal } from '../../domain/on-duty/commands.ts'
import { decideDuty } from '../../domain/on-duty/decide-duty.ts'
import type { Actor } from '../../domain/people.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { Database } from '../database/database.ts'
import type { ReadDb, Tx } from '../database/query.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import { eventsOfCommand, streamVersion } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { askedOf, dutyStream, storedDuty } from './duty-event.ts'
import { dutyRecord } from './on-duty.ts'
import { onDutyProjector } from './on-duty-projector.ts'

/** What acting on the record needs. The GPhC number of a person is kept by the staff. */
export interface OnDutyDeps {
  readonly database: Database
  readonly ledger: LedgerContext
  readonly now: () => number
  readonly registrationOf: (db: ReadDb, personId: string) => string | null
  readonly keepRegistration: (tx: Tx, by: Actor, personId: string, registration: string) => void
  /** Called once after the commit of an act that recorded something. */
  readonly changed: () => void
}

/** One act on the record; `happened` is set on late entries only, `expectedVersion` is the version of the record that was shown. */
export interface DutyAct {
  readonly commandId: string
  readonly actor: Actor
  readonly asPersonId?: string
  readonly expectedVersion: number
  readonly happened: { readonly at: number; readonly reason: string } | null
  readonly command: DutyCommand
}

// What was asked, by whom and for when: the first answer is never repeated for something else under the same command id.
const askedDigest = ({ actor, asPersonId = actor.id, happened, command }: DutyAct): string =>
  createHash('sha256')
    .update(JSON.stringify([asPersonId, happened, command]))
    .digest('base64url')

const firstAnswer = (
  first: readonly RecordedEvent[],
  act: DutyAct,
): Result<{ readonly version: number }, DutyRefusal> =>
  first.every((event) => (askedOf(event) ?? askedDigest(act)) === askedDigest(act))
    ? ok({ version: first.at(-1)?.streamVersion ?? 0 })
    : refused({ code: 'recorded-otherwise' })

/** Does one act on the record of who is on duty. The same command id again gives the first answer and does nothing. */
export const runDuty = (deps: OnDutyDeps, act: DutyAct): Result<{ readonly version: number }, DutyRefusal> => {
  const done = deps.database.attempt((tx) => {
    const first = eventsOfCommand(tx, act.commandId)
    const isNew = first.length === 0
    const answer = isNew ? dutyWithin(tx, deps, act) : firstAnswer(first, act)
    return answer.ok ? ok({ ...answer.value, isNew }) : answer
  })
  if (!done.ok) return done
  if (done.value.isNew) deps.changed()
  return ok({ version: done.value.version })
}

/** One act in a transaction of the caller, who knows that it is new. */
export const dutyWithin = (
  tx: Tx,
  deps: Omit<OnDutyDeps, 'database' | 'changed'>,
  act: DutyAct,
): Result<{ readonly version: number }, DutyRefusal> => {
  const refusal = refusalBefore(tx, deps, act)
  return refusal ? refused(refusal) : record(tx, deps, act)
}

const refusalBefore = (tx: Tx, deps: Pick<OnDutyDeps, 'now'>, act: DutyAct): DutyRefusal | undefined => {
  if (act.asPersonId !== undefined && act.asPersonId !== act.actor.id) return { code: 'another-person-working' }
  if (act.expectedVersion !== streamVersion(tx, dutyStream)) return { code: 'changed-meanwhile' }
  if (act.happened === null) return undefined
  if (act.happened.reason.trim() === '') return { code: 'late-entry-reason-missing' }
  return act.happened.at > deps.now() ? { code: 'late-entry-in-future' } : undefined
}

const record = (
  tx: Tx,
  deps: Omit<OnDutyDeps, 'database' | 'changed'>,
  act: DutyAct,
): Result<{ readonly version: number }, DutyRefusal> => {
  const { actor, command, happened } = act
  const now = deps.now()
  const at = happened?.at ?? now
  const asked = askedDigest(act)
  const registration = deps.registrationOf(tx, actor.id)
  const decided = decideDuty(dutyRecord(tx, at), command, { at, now, actor, registration })
  if (!decided.ok) return decided
  for (const body of decided.value)
    if (body.type === 'rp-signed-on' && body.registration !== registration)
      deps.keepRegistration(tx, actor, actor.id, body.registration)
  const events = append(
    tx,
    { ...deps.ledger, now: () => now },
    {
      stream: dutyStream,
      expectedVersion: act.expectedVersion,
      commandId: act.commandId,
      actId: act.commandId,
      actor,
      happenedAt: at,
      events: decided.value.map((body) => ({
        type: body.type,
        body: storedDuty(body, { lateReason: happened?.reason.trim() ?? null, asked }),
      })),
    },
  )
  onDutyProjector.apply(tx, events)
  return ok({ version: act.expectedVersion + events.length })
}
