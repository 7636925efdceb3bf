import { sql } from 'kysely'
import type { Prescription } from '../../../domain/prescription.ts'
import { build, first, type ReadDb } from '../../database/query.ts'
import { anyPrescription, loadPrescription } from '../store.ts'

/** The state of one prescription; undefined when it never arrived here. */
export const prescriptionById = (db: ReadDb, id: string): Prescription | undefined =>
  loadPrescription(db, id)?.prescription

/** Whether any prescription ever arrived in this file. */
export const hasPrescriptions = (db: ReadDb): boolean => anyPrescription(db)

/** Whether any of them was ever released to this pharmacy, or typed in here. */
export const hasOwnPrescriptions = (db: ReadDb): boolean =>
  first(
    db,
    build
      .selectFrom('prescription')
      .select('id')
      .where(sql<boolean>`(tracked = 1 OR json_extract(document, '$.byHand') IS NOT NULL)`)
      .limit(1),
  ) !== undefined
