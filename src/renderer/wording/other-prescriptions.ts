import { listName } from './names.ts'
import { dateWords } from './numbers-and-dates.ts'

/** Another prescription with the number of this patient but another family name or birth date: who it is made out to. */
export const sameNumberWords = (patient: {
  readonly family: string
  readonly given: string
  readonly birthDate: string
}): string =>
  `Same NHS number, but made out to ${listName(patient.family, patient.given)}, born ${dateWords(patient.birthDate)}. Is it the same person?`

/** Others that could go along only since the window was opened. */
export const cameLaterWords = (count: number): string =>
  count === 1
    ? 'One of these came since this window was opened. It is not ticked.'
    : `${String(count)} of these came since this window was opened. They are not ticked.`

/** Which other open prescriptions of the patient could not be read, by their medicines. */
export const unreadWords = (each: readonly (readonly string[])[]): string =>
  `Could not be read: ${each.map((names) => names.join(', ')).join('; ')}.`
