import type { LookAlikePair } from '../../domain/look-alikes.ts'
import type { ContributoryFactor, Incident, KnownHarm, MistakeCategory, Told } from '../../domain/safety.ts'

/** What an accuracy check finds wrong, in the order of its keys 1 to 8. */
export const nearMissWords: Readonly<Record<MistakeCategory, string>> = {
  'wrong-drug': 'Wrong medicine',
  'wrong-strength': 'Wrong strength',
  'wrong-form': 'Wrong form',
  'wrong-quantity': 'Wrong quantity',
  'wrong-label': 'Wrong label',
  'out-of-date': 'Out of date',
  'wrong-patient': 'Wrong patient or bag',
  other: 'Something else',
}

const inMoreWords = 'In more words, if it helps others'

const insteadAsked: Readonly<Partial<Record<MistakeCategory, string>>> = {
  'wrong-drug': 'Which medicine was it instead? And more, if it helps others',
  'wrong-strength': 'Which strength was it instead? And more, if it helps others',
  'wrong-form': 'Which form was it instead? And more, if it helps others',
  'wrong-quantity': 'How much was it instead? And more, if it helps others',
}

/** What is asked of a near miss in words: what was there in place of the right one, where that is what was wrong. May be left empty. */
export const nearMissAsked = (category: MistakeCategory | null): string =>
  (category === null ? undefined : insteadAsked[category]) ?? inMoreWords

/** What was wrong with what reached the patient. */
export const incidentWords: Readonly<Record<Incident['category'], string>> = {
  ...nearMissWords,
  'wrong-patient': 'Given to another patient',
}

/** What helped it to happen. */
export const factorWords: Readonly<Record<ContributoryFactor, string>> = {
  'look-alike-name': 'Names look or sound alike',
  'look-alike-pack': 'Packs look alike',
  'similar-patient': 'Patients with similar names',
  storage: 'Stored side by side',
  'unclear-prescription': 'Prescription hard to read',
  interrupted: 'Interrupted',
  busy: 'Very busy',
  'short-of-staff': 'Short of staff',
  'new-to-the-task': 'New to the task',
  tired: 'Tired',
  'checked-own-work': 'Own work checked',
  'label-or-software': 'Label or computer',
}

/** A pair of names that were taken for each other. */
export const lookAlikeWords = ([one, other]: LookAlikePair): string => `${one} and ${other}`

/** How much harm is known of. */
export const harmWords: Readonly<Record<KnownHarm, string>> = {
  'not-known-yet': 'Not known yet',
  none: 'No harm',
  low: 'Low harm',
  moderate: 'Moderate harm',
  severe: 'Severe harm',
  fatal: 'Fatal',
}

/** Who has been told. */
export const toldWords: Readonly<Record<Told, string>> = {
  'patient-or-carer': 'Patient or carer',
  prescriber: 'Prescriber',
  superintendent: 'Superintendent',
  'learn-from-patient-safety-events': 'Learn from patient safety events (LFPSE)',
  'cd-accountable-officer': 'Controlled drugs accountable officer',
}
