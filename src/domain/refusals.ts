import type { CheckFactKind } from './clinical-check/check-fact.ts'
import type { EntryProblem } from './by-hand/entry-problems.ts'
import type { CommandType } from './commands.ts'
import type { KeptIn } from './kept-in.ts'
import type { Role } from './people.ts'
import type { Route } from './prescription.ts'
import type { LocalDate } from './uk-date.ts'

/** Why a command on a prescription was not done. Nothing was written. Each code has a sentence in `renderer/wording`. */
export type Refusal =
  | { readonly code: 'not-found' }
  /** Nobody gave this pharmacy's own code yet. */
  | { readonly code: 'pharmacy-not-set' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }
  | { readonly code: 'not-permitted'; readonly role: Role; readonly command: CommandType }
  | { readonly code: 'no-items-named' }
  | { readonly code: 'item-not-found'; readonly itemId: string }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'reason-unknown'; readonly reasonCode: string }
  | { readonly code: 'sent-back' }
  | { readonly code: 'belongs-to-other-pharmacy'; readonly ods: string }
  | { readonly code: 'entry-invalid'; readonly problems: readonly EntryProblem[] }
  | { readonly code: 'not-by-hand' }
  | { readonly code: 'entry-not-checked' }
  | { readonly code: 'entry-checked-already' }
  /** Someone who typed or corrected some of it would check it, and no period of working alone is on record. */
  | { readonly code: 'entry-own-typing' }
  | { readonly code: 'entry-not-compared'; readonly fields: readonly string[] }
  | { readonly code: 'entry-unchanged' }
  /** The patient, or a medicine of which something has left the pharmacy, would be changed; or everything is supplied. */
  | { readonly code: 'entry-supplied' }
  | { readonly code: 'copy-not-chosen' }
  | { readonly code: 'no-other-copy' }
  | { readonly code: 'already-returned' }
  | { readonly code: 'item-closed'; readonly itemId: string }
  | { readonly code: 'item-held'; readonly itemId: string }
  | { readonly code: 'item-not-held'; readonly itemId: string }
  | { readonly code: 'schedule-unanswered'; readonly itemIds: readonly string[] }
  | { readonly code: 'schedule-not-on-repeat-dispensing'; readonly itemId: string }
  | { readonly code: 'fact-unanswered'; readonly kind: CheckFactKind; readonly itemId: string | null }
  /** Something is known now that was not laid out when the check was begun. */
  | { readonly code: 'facts-changed' }
  | { readonly code: 'query-incomplete' }
  | { readonly code: 'query-not-needed' }
  | { readonly code: 'query-day-past'; readonly by: LocalDate }
  | { readonly code: 'clinical-check-missing' }
  | { readonly code: 'clinical-check-refused' }
  | { readonly code: 'nothing-assembled'; readonly itemId: string }
  /** All that was made of it a patient had and brought back. */
  | { readonly code: 'was-with-patient'; readonly itemId: string }
  | { readonly code: 'already-out'; readonly itemId: string }
  | { readonly code: 'nothing-left-to-supply'; readonly itemId: string }
  | { readonly code: 'too-much'; readonly itemId: string; readonly left: number }
  | { readonly code: 'owing-needed'; readonly itemId: string; readonly short: number }
  | { readonly code: 'owing-not-needed'; readonly itemId: string }
  | { readonly code: 'product-expired'; readonly itemId: string; readonly expiry: LocalDate }
  | { readonly code: 'amount-invalid'; readonly itemId: string }
  /** `controlled-drug`: of Schedules 1 to 3, or of nobody knows which. */
  | {
      readonly code: 'amount-needs-pharmacist'
      readonly itemId: string
      readonly why: 'more-than-prescribed' | 'controlled-drug'
    }
  /** What is owed may not be handed out any more on the day it would be promised for. */
  | { readonly code: 'promised-too-late'; readonly itemId: string; readonly lastDay: LocalDate }
  | { readonly code: 'self-check-reason-missing'; readonly itemIds: readonly string[] }
  | { readonly code: 'accuracy-check-missing'; readonly itemId: string }
  | { readonly code: 'already-checked'; readonly itemId: string }
  | { readonly code: 'already-placed'; readonly itemId: string }
  | { readonly code: 'not-placed'; readonly itemId: string }
  | { readonly code: 'place-missing' }
  /** The product file keeps it elsewhere, and nobody said why it lies here. */
  | { readonly code: 'place-unfit'; readonly itemId: string; readonly keptIn: KeptIn }
  | { readonly code: 'bag-of-another-patient'; readonly otherPrescriptionId: string }
  | { readonly code: 'wrong-route'; readonly route: string }
  | { readonly code: 'carriage-not-by-route'; readonly route: Route }
  | { readonly code: 'route-unchanged' }
  | { readonly code: 'promise-unchanged' }
  | { readonly code: 'promise-in-past' }
  | { readonly code: 'too-early'; readonly itemId: string; readonly firstDay: LocalDate }
  | { readonly code: 'too-late'; readonly itemId: string; readonly lastDay: LocalDate }
  | { readonly code: 'collector-name-missing' }
  | { readonly code: 'collector-address-missing' }
  | { readonly code: 'not-said-and-matched' }
  | { readonly code: 'payment-unanswered' }
  | { readonly code: 'payment-not-asked' }
  | { readonly code: 'payment-invalid' }
  | { readonly code: 'exemption-not-by-age'; readonly age: number }
  | { readonly code: 'counselling-unanswered' }
  | { readonly code: 'identity-not-asked' }
  /** `controlled-drug`: what may be supplied while the responsible pharmacist is out leaves controlled drugs out. */
  | { readonly code: 'no-responsible-pharmacist'; readonly why: 'nobody' | 'absent' | 'controlled-drug' }
  /** A bag would leave of which nobody says that its label was read, nor why not. */
  | { readonly code: 'label-unanswered'; readonly bagIds: readonly string[] }
  | { readonly code: 'tracking-number-missing' }
  | { readonly code: 'tracking-number-invalid'; readonly courier: string }
  | { readonly code: 'courier-name-missing' }
  | { readonly code: 'not-out-for-delivery'; readonly itemId: string }
  | { readonly code: 'already-delivered'; readonly itemId: string }
  | { readonly code: 'not-out'; readonly itemId: string }
  | { readonly code: 'no-owing'; readonly itemId: string }
  /** Nothing waits to be answered as an incident or none. */
  | { readonly code: 'no-incident-asked' }
  /** What is made of it and in no bag would be given up with what is owed. */
  | { readonly code: 'part-made'; readonly itemId: string }
  | { readonly code: 'nothing-supplied'; readonly itemId: string }
  | { readonly code: 'something-out' }
  | { readonly code: 'nothing-open' }
  | { readonly code: 'not-tracked' }
  | { readonly code: 'cannot-correct' }
  | { readonly code: 'where-is-the-medicine' }
  | { readonly code: 'nothing-to-announce'; readonly itemId: string }
  | { readonly code: 'not-finished'; readonly itemId: string }
  | { readonly code: 'already-claimed'; readonly itemId: string }
  | { readonly code: 'late-entry-reason-missing' }
  | { readonly code: 'late-entry-in-future' }
  | { readonly code: 'earlier-than-last-act' }
  /** What could not leave now is said to have left earlier, by somebody who is no pharmacist. */
  | { readonly code: 'late-supply-needs-pharmacist' }
  /** The same act was recorded before with other content: a first press was answered after all. */
  | { readonly code: 'recorded-otherwise' }
  /** Whoever the screen showed as working when the act was begun is not the one working there now. */
  | { readonly code: 'another-person-working' }

/** The name of a refusal. */
export type RefusalCode = Refusal['code']
