import type { ReadDb } from '../../database/query.ts'
import { eventById } from '../../ledger/read.ts'
import { domainEvent } from '../domain-event.ts'

/** Whether a correction, by the id of its event, says that the medicine had not come back: somebody has it. */
export const isWithSomebody = (db: ReadDb, correction: string): boolean => {
  const recorded = eventById(db, correction)
  if (recorded === undefined || recorded.body === null) return false
  const event = domainEvent(recorded)
  return event.type === 'corrected' && event.cameBack === false
}
