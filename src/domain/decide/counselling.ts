import type { Counselling, Prescription } from '../prescription.ts'
import type { Refusal } from '../refusals.ts'
import { reasonMissing } from './decision.ts'

/** Refuses a supply that leaves open what the clinical check left to be told, or says "not here" without why. */
export const counsellingRefusal = (p: Prescription, answered: Counselling | null): Refusal | undefined => {
  if ((p.clinicalCheck?.counsel ?? null) !== null && answered === null) return { code: 'counselling-unanswered' }
  return answered?.answer === 'not-here' ? reasonMissing(answered.why) : undefined
}

/** What is recorded of an answer: one to a question that the clinical check did not leave is no fact about this prescription. */
export const counsellingOf = (p: Prescription, answered: Counselling | null): Counselling | null =>
  (p.clinicalCheck?.counsel ?? null) === null ? null : answered
