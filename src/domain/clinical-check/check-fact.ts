import type { Schedule } from '../prescription-content.ts'
import type { Stamp } from '../prescription.ts'
import type { LocalDate } from '../uk-date.ts'

/** Where something that is known of a patient comes from: who told it, and on which day. */
export interface FactSource {
  readonly from: string
  readonly on: LocalDate
}

/**
 * Something known that a pharmacist looks at in a clinical check: laid out side by side, never judged by the app. `itemId` is an
 * item of the prescription checked; `prescriptionId` another one of the patient's, or this one.
 */
export type CheckFact =
  /** The message carried no electronic signature. Of each prescription by itself: an answer to one says nothing of another. */
  | { readonly kind: 'unsigned'; readonly prescriptionId: string }
  /** What the product file says of the prescribed code, where the message says nothing of a schedule. */
  | {
      readonly kind: 'schedule-in-file'
      readonly itemId: string
      readonly schedule: Exclude<Schedule, 'unknown'>
      readonly source: FactSource
    }
  /** Strong recommendation, not law: no more than 30 days of Schedules 2 to 4 (pharmacy-practice 4.1). */
  | {
      readonly kind: 'controlled-drug-days'
      readonly itemId: string
      readonly schedule: '2' | '3' | '4'
      readonly days: number | null
    }
  | {
      readonly kind: 'early-repeat'
      readonly itemId: string
      readonly prescriptionId: string
      readonly suppliedOn: LocalDate
      readonly days: number
      /** The supply less ten days is over on this day. */
      readonly dueFrom: LocalDate
    }
  | {
      readonly kind: 'supplied-before'
      readonly itemId: string
      readonly prescriptionId: string
      readonly suppliedOn: LocalDate
    }
  | {
      readonly kind: 'same-medicine-open'
      readonly itemId: string
      readonly prescriptionId: string
      readonly otherItemId: string
      readonly name: string
    }
  | {
      readonly kind: 'earlier-check'
      readonly prescriptionId: string
      readonly outcome: 'queried' | 'refused'
      readonly on: LocalDate
      readonly by: string
      readonly note: string | null
      /** That it is the query this very check closes: then what was answered has to be said. */
      readonly open?: true
    }
  | {
      readonly kind: 'earlier-mistake'
      readonly prescriptionId: string
      /** An incident; a near miss when it was caught before. */
      readonly reached: boolean
      readonly on: LocalDate
      readonly what: string
    }
  | { readonly kind: 'later-issue'; readonly issue: number }
  | {
      readonly kind: 'allergy'
      readonly entryId: string
      readonly substance: string
      readonly reaction: string | null
      readonly source: FactSource
      /** A prescription named another patient after it was written down: it may not be this one's. */
      readonly inDoubt?: true
    }
  | { readonly kind: 'none-known'; readonly entryId: string; readonly source: FactSource }
  | { readonly kind: 'no-allergies-recorded' }
  /** The form gives no NHS number: what is kept under one is not laid out, and may be this patient's. */
  | { readonly kind: 'known-by-name-only' }
  | {
      readonly kind: 'patient-note'
      readonly entryId: string
      readonly text: string
      readonly source: FactSource
      /** As of an allergy. */
      readonly inDoubt?: true
    }

/** The name of a kind of fact. */
export type CheckFactKind = CheckFact['kind']

/** What the pharmacist did about a fact, and in their words what came of it. */
export interface FactAnswer {
  readonly how: 'looked-at' | 'asked-patient' | 'asked-prescriber'
  readonly note: string | null
}

/** A fact as it was shown, and how it was answered; null where it was only shown. */
export interface AnsweredFact {
  readonly fact: CheckFact
  readonly answer: FactAnswer | null
}

/** Who was asked, and by which UK day an answer is wanted. */
export interface ClinicalQuery {
  readonly whom: string
  readonly by: LocalDate
}

/** An earlier check of the prescription that stopped it; kept when a later one passes. */
export interface Intervention {
  readonly stamp: Stamp
  readonly outcome: 'queried' | 'refused'
  readonly note: string | null
  readonly query: ClinicalQuery | null
}

/** A mistake on record: caught before it left, or reached the patient. Never taken back. */
export interface Mistake {
  readonly stamp: Stamp
  readonly reached: boolean
  readonly what: string
}

/** What has to be said to a fact before a check can pass: that it was looked at, also why it goes on or what was answered, or nothing. */
export const answerNeeded = (fact: CheckFact): 'answer' | 'reason' | 'none' => {
  switch (fact.kind) {
    case 'controlled-drug-days':
      return fact.days === null ? 'answer' : 'reason'
    case 'unsigned':
      return 'reason'
    case 'earlier-check':
      return fact.open === true ? 'reason' : 'answer'
    case 'early-repeat':
    case 'supplied-before':
    case 'same-medicine-open':
    case 'later-issue':
    case 'allergy':
    case 'patient-note':
    case 'known-by-name-only':
      return 'answer'
    case 'earlier-mistake':
      return fact.reached ? 'answer' : 'none'
    case 'schedule-in-file':
    case 'none-known':
    case 'no-allergies-recorded':
      return 'none'
  }
}

// A key pressed where it was text, once or again and again, is nobody's answer.
const saysSomething = (text: string): boolean => new Set(text.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? []).size > 1

/** Whether a fact has the answer it needs; one in words has more than one letter. */
export const isAnswered = ({ fact, answer }: AnsweredFact): boolean => {
  const needed = answerNeeded(fact)
  if (needed === 'none') return true
  return answer !== null && (needed === 'answer' || saysSomething(answer.note ?? ''))
}

/** Whether two facts say the same. */
export const sameFact = (a: CheckFact, b: CheckFact): boolean => factKey(a) === factKey(b)

/** A fact as one text: the same for facts that say the same, whatever the order of their keys after a way over the contract. */
export const factKey = (fact: CheckFact): string =>
  JSON.stringify(fact, (_key, one: unknown) =>
    typeof one === 'object' && one !== null ? Object.fromEntries(Object.entries(one).toSorted()) : one,
  )
