import { uuidV5 } from '../ledger/uuid-v5.ts'

/**
 * The id of the update that an event leads to for a line item: UUIDv5 (RFC 9562) in the event id's namespace, lower case.
 * Anybody holding the ledger can work it out again, which is how `verifyTasks` proves that none is missing.
 */
export const taskIdOf = (eventId: string, itemId: string): string => uuidV5(eventId, itemId.toLowerCase())
