import type { ReadDb } from '../database/query.ts'
import { loadPage } from './store.ts'

/** The number of the message that came last, 0 before the first: refused ones leave no event and are counted by it. */
export const newestMessageNo = (db: ReadDb): number => loadPage(db, 'all', null, 1)[0]?.message_no ?? 0
