import type { Prescription } from '../../../domain/prescription.ts'
import type { ReadDb } from '../../database/query.ts'
import { anyPrescription, loadPrescription } from '../store.ts'

/** The state of one prescription; undefined when it never arrived here. */
export const prescriptionById = (db: ReadDb, id: string): Prescription | undefined =>
  loadPrescription(db, id)?.prescription

/** Whether any prescription ever arrived in this file. */
export const hasPrescriptions = (db: ReadDb): boolean => anyPrescription(db)
