import type { Tx } from '../database/query.ts'
import { removeDraft } from './store.ts'

/** Whose half-done work on which prescription; `act` is the type of its command. */
export interface DraftOf {
  readonly personId: string
  readonly prescriptionId: string
  readonly act: string
}

/** Forgets half-done work, if there is any, in the transaction of the act itself. */
export const dropDraft = (tx: Tx, { personId, prescriptionId, act }: DraftOf): void => {
  removeDraft(tx, { person_id: personId, prescription_id: prescriptionId, act })
}
