import { createHash } from 'node:crypto'
import { hasNhsNumber } from '../../domain/identifiers.ts'
import type { PatientContent } from '../../domain/prescription-content.ts'

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase()

/** Whose record it is: by NHS number, or by full name and birth date where a form gives none. */
export interface PatientKey {
  readonly key: string
  readonly keptBy: 'nhs-number' | 'name'
}

/** The key under which a patient's record is kept: a digest, so that no stream, id or log line names anybody. */
export const patientKey = (
  patient: Pick<PatientContent, 'nhsNumber' | 'family' | 'given' | 'birthDate'>,
): PatientKey => {
  const keptBy = hasNhsNumber(patient.nhsNumber) ? 'nhs-number' : 'name'
  const of =
    keptBy === 'nhs-number'
      ? [patient.nhsNumber]
      : [plain(patient.family), plain(patient.given.join('')), patient.birthDate]
  const key = createHash('sha256')
    .update(JSON.stringify([keptBy, ...of]))
    .digest('base64url')
  return { key: key.slice(0, 32), keptBy }
}
