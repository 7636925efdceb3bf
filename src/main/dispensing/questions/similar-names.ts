import type { Output } from '../../../contract/index.ts'
import type { PatientContent } from '../../../domain/prescription-content.ts'
import type { ReadDb } from '../../database/query.ts'
import { openLookAlikes } from '../queue-store.ts'
import { familyKey } from '../similar-name.ts'

/** Another patient who is easily taken for this one. */
export type SimilarPatient = Output<'prescription:detail'>['similar'][number]

/** Other patients with open prescriptions here who share the family name (case and accents aside) or the birth date. */
export const similarNames = (db: ReadDb, patient: PatientContent): SimilarPatient[] => {
  const { sameFamily, sameBirth } = openLookAlikes(db, patient.nhsNumber, familyKey(patient.family), patient.birthDate)
  const described = (why: SimilarPatient['why']) => (row: (typeof sameFamily)[number]) => ({
    family: row.patient_family,
    given: row.patient_given,
    birthDate: row.birth_date,
    why,
  })
  return [...sameFamily.map(described('same-family-name')), ...sameBirth.map(described('same-birth-date'))]
}
