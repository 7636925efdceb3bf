import type { Item, Prescription } from './prescription.ts'
import { outPortions } from './supply.ts'
import type { LocalDate } from './uk-date.ts'

/**
 * The boxes on the back of an FP10 (form of February 2020, with W since April 2023 and without M, which ended on 5 April 2025):
 * A 60 or over, or under 16; B 16 to 18 in full-time education; D maternity, E medical, F prepayment, G Ministry of Defence
 * certificate; H Income Support or income-related ESA; K income-based Jobseeker's Allowance; L HC2; S Pension Credit guarantee
 * credit; U Universal Credit and meets the criteria; W prepayment certificate for HRT only.
 */
export type ExemptionCategory = 'A' | 'B' | 'D' | 'E' | 'F' | 'G' | 'H' | 'K' | 'L' | 'S' | 'U' | 'W'

/** What was asked and answered about the NHS prescription charge. `pence` is what was taken for all `charges` together. */
export type Payment =
  | {
      readonly how: 'exempt'
      readonly category: ExemptionCategory
      /** `birth-date`: the date of birth printed on the prescription says it, and no proof is asked. */
      readonly evidence: 'seen' | 'not-seen' | 'birth-date'
    }
  | {
      readonly how: 'paid'
      readonly charges: number
      readonly pence: number
      /** What was paid at a hand-out of it that was corrected or came back was given back. */
      readonly earlierGivenBack?: true
    }
  | { readonly how: 'free'; readonly why: 'contraceptive' | 'sexual-health' | 'paid-before' }

/** Whole years of age on a day; a birthday of 29 February counts from 1 March in other years. */
export const ageOn = (birthDate: LocalDate, day: LocalDate): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)

/** Whether somebody of that age can be in a category; only A and B go by age. */
export const fitsAge = (category: ExemptionCategory, age: number): boolean => {
  if (category === 'A') return age >= 60 || age < 16
  return category !== 'B' || (age >= 16 && age <= 18)
}

/** Whether the charge has to be asked about: an NHS prescription with an item of which nothing was given yet; the rest of one is no new charge. */
export const chargeIsDue = (p: Prescription, items: readonly Item[]): boolean =>
  isNhs(p) && items.some((item) => outPortions(item).length === 0)

/** Whether it is an NHS prescription: what EPS brings is one; of paper the form says it. */
export const isNhs = ({ byHand }: Pick<Prescription, 'byHand'>): boolean =>
  byHand === null || byHand.entry.form === 'fp10'
