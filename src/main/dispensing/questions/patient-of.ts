import type { PrescriptionContent } from '../../../domain/prescription-content.ts'
import type { ReadDb } from '../../database/query.ts'
import { prescriptionById } from './prescription-by-id.ts'

/** A patient as a list shows the name. */
export const shownName = ({ family, given }: Pick<PrescriptionContent['patient'], 'family' | 'given'>): string =>
  `${family.toUpperCase()}, ${given.join(' ')}`

/** Whose prescription it is, `SURNAME, First`; undefined when it is not here. */
export const patientOf = (db: ReadDb, id: string): string | undefined => {
  const prescription = prescriptionById(db, id)
  if (prescription === undefined) return undefined
  return shownName(prescription.content.patient)
}
