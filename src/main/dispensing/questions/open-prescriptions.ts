import type { ReadDb } from '../../database/query.ts'
import { openIds } from '../store.ts'

/** The ids of every prescription that is not finished. */
export const openPrescriptions = (db: ReadDb): readonly string[] => openIds(db)
