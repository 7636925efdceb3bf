import type { Actor } from '../../domain/people.ts'
import type { Tx } from '../database/query.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import { streamVersion } from '../ledger/read.ts'
import { staffProjector } from './staff-projector.ts'

/** Records the professional registration number of a person, in place of any before; within a transaction of the caller. */
export const keepRegistration = (
  tx: Tx,
  ledger: LedgerContext,
  by: Actor,
  personId: string,
  registration: string,
): void => {
  const stream = `staff:${personId}`
  const id = ledger.newId()
  const events = append(tx, ledger, {
    stream,
    expectedVersion: streamVersion(tx, stream),
    commandId: id,
    actId: id,
    actor: by,
    happenedAt: ledger.now(),
    events: [{ type: 'registration-recorded', body: { id: personId, registration } }],
  })
  staffProjector.apply(tx, events)
}
