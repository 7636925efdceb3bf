import type { ReadDb } from '../database/query.ts'
import { parkedPrescriptions, stateCounts } from './list-store.ts'

const none: ReadonlySet<string> = new Set()

/** The prescriptions with an update that waits for a person; of a great many, those of the oldest thousand updates. */
export const prescriptionsNeedingYou = (db: ReadDb): ReadonlySet<string> =>
  stateCounts(db).some(({ state, n }) => state === 'parked' && n > 0) ? new Set(parkedPrescriptions(db, 1000)) : none
