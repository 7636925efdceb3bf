import type { Actor } from '../../domain/people.ts'
import { endOfWorkingAlone, signOff } from '../../domain/on-duty/decide-spell.ts'
import type { DutyEventBody, DutyRecord, Spell } from '../../domain/on-duty/record.ts'
import { spellAt } from '../../domain/on-duty/times.ts'
import type { Tx } from '../database/query.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import { dutyStream, storedDuty } from './duty-event.ts'
import { dutyRecord } from './on-duty.ts'
import { onDutyProjector } from './on-duty-projector.ts'

const endOfAll = (record: DutyRecord, spell: Spell, at: number, reason: string): readonly DutyEventBody[] => [
  ...spell.absences
    .filter(({ from, until }) => until === null && from <= at)
    .map(({ id }) => ({ type: 'rp-absence-ended' as const, absenceId: id, overReason: null })),
  ...endOfWorkingAlone(record, at),
  { type: 'rp-signed-off', spellId: spell.id, reason },
]

/**
 * Signs off whoever a file that is put back from a backup still has as responsible pharmacist: who is, is asked again. `now` is
 * UTC ms; `reason` stands in the record of the spell.
 */
export const endDutyAtRestore = (
  tx: Tx,
  ledger: LedgerContext,
  { actor, now, reason }: { readonly actor: Actor; readonly now: number; readonly reason: string },
): void => {
  const record = dutyRecord(tx, now)
  const spell = spellAt(record, now)
  if (spell === undefined) return
  const decided = signOff(
    record,
    { type: 'sign-off', spellId: spell.id, reason },
    { at: now, now, actor, registration: null },
  )
  const commandId = ledger.newId()
  const events = append(
    tx,
    { ...ledger, now: () => now },
    {
      stream: dutyStream,
      expectedVersion: record.version,
      commandId,
      actId: commandId,
      actor,
      happenedAt: now,
      // Times that do not fit together are no reason to take over yesterday's pharmacist.
      events: (decided.ok ? decided.value : endOfAll(record, spell, now, reason)).map((body) => ({
        type: body.type,
        body: storedDuty(body, { lateReason: null, asked: null }),
      })),
    },
  )
  onDutyProjector.apply(tx, events)
}
