import type { Prescription } from '../../src/domain/prescription.ts'
import type { ReadDb } from '../../src/main/database/query.ts'
import { eventById } from '../../src/main/ledger/read.ts'

interface Answered {
  readonly fact: { readonly kind: string }
  readonly answer: { readonly note: string | null } | null
}

// By what was recorded, not by what the state makes of it.
const isAnsweredIn = (db: ReadDb, eventId: string): boolean => {
  const { actor, body } = eventById(db, eventId) ?? {}
  const { facts = [] } = (body ?? {}) as { readonly facts?: readonly Answered[] }
  const said = facts.find(({ fact }) => fact.kind === 'unsigned')?.answer?.note ?? ''
  return actor?.role === 'pharmacist' && said.trim() !== ''
}

/**
 * What an order without a signature has got to though no pharmacist said what was seen instead of one; undefined where that was
 * said, or nothing stands on it. `left` says that some of it has just been given out.
 */
export const unansweredUnsigned = (db: ReadDb, p: Prescription, left: boolean): string | undefined => {
  if (p.source.signed) return undefined
  const check = p.clinicalCheck?.outcome === 'passed' ? p.clinicalCheck : null
  if (check !== null && isAnsweredIn(db, check.stamp.eventId)) return undefined
  if (left) return 'has left'
  if (p.items.some(({ portions }) => portions.some(({ placed }) => placed !== null))) return 'lies in its place'
  return check === null ? undefined : 'has passed its clinical check'
}
