import type { ReadDb } from '../../database/query.ts'
import { prescriptionById } from './prescription-by-id.ts'

/** The ODS code of the pharmacy a prescription is held for; null when it is ours or nobody's, and when the NHS took it back. */
export const heldFor = (db: ReadDb, id: string): string | null => {
  const prescription = prescriptionById(db, id)
  return prescription === undefined || prescription.sentBack !== null ? null : prescription.belongsTo
}
