import type { LookAlikePair } from './look-alikes.ts'

/** What was wrong. `wrong-patient`: of another patient, or in another's bag. */
export type MistakeCategory =
  | 'wrong-drug'
  | 'wrong-strength'
  | 'wrong-form'
  | 'wrong-quantity'
  | 'wrong-label'
  | 'out-of-date'
  | 'wrong-patient'
  | 'other'

/** What helped it to happen, as a review of near misses asks; there is no national list for community pharmacy. */
export type ContributoryFactor =
  | 'look-alike-name'
  | 'look-alike-pack'
  | 'similar-patient'
  | 'storage'
  | 'unclear-prescription'
  | 'interrupted'
  | 'busy'
  | 'short-of-staff'
  | 'new-to-the-task'
  | 'tired'
  | 'checked-own-work'
  | 'label-or-software'

/** What went wrong before it reached the patient, learnt from and never undone. */
export interface NearMiss {
  readonly category: MistakeCategory
  readonly what: string
  readonly contributing: readonly ContributoryFactor[]
  /** The pair of names that were taken for each other; null when names had no part in it. */
  readonly lookAlike: LookAlikePair | null
}

/** How much harm is known of: the degrees of physical harm of the NHS's Learn from Patient Safety Events service. */
export type KnownHarm = 'none' | 'low' | 'moderate' | 'severe' | 'fatal' | 'not-known-yet'

/** Who has been told of an incident. */
export type Told =
  'patient-or-carer' | 'prescriber' | 'superintendent' | 'learn-from-patient-safety-events' | 'cd-accountable-officer'

/** A mistake that reached the patient: its own short record, never undone and never changed. */
export interface Incident {
  readonly category: MistakeCategory
  readonly what: string
  readonly harm: KnownHarm
  readonly told: readonly Told[]
  readonly done: string
  readonly contributing: readonly ContributoryFactor[]
}
