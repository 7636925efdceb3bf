import type { ExemptionCategory, Payment } from '../../domain/payment.ts'
import type { Collector, Counselling } from '../../domain/prescription.ts'
import { whenWords } from './numbers-and-dates.ts'

/** What was paid at a hand-out that is corrected: a correction moves no money. */
export const earlierChargeWords = ({ at, payment }: { readonly at: number; readonly payment: Payment }): string =>
  `${whenWords(at)}: ${paymentWords(payment)}. A correction gives nothing back; when it is handed out again, it is asked whether that was.`

/** What is said at the hand-out after it. */
export const chargeTakenWords = ({ at, payment }: { readonly at: number; readonly payment: Payment }): string =>
  `Charge already taken on ${whenWords(at)}: ${paymentWords(payment)}. That hand-out does not stand any more.`

/** The boxes on the back of the FP10, in its order. */
export const exemptionWords: Readonly<Record<ExemptionCategory, string>> = {
  A: '60 or over, or under 16',
  B: '16, 17 or 18 in full-time education',
  D: 'Maternity exemption certificate',
  E: 'Medical exemption certificate',
  F: 'Prescription prepayment certificate',
  G: 'Exemption certificate from the Ministry of Defence',
  L: 'HC2 certificate',
  H: 'Income Support or income-related ESA',
  K: 'Income-based Jobseeker’s Allowance',
  S: 'Pension Credit guarantee credit',
  U: 'Universal Credit, and meets the criteria',
  W: 'Prepayment certificate for HRT only',
}

/** Why no charge applies though nobody is exempt. */
export const freeWords: Readonly<Record<Extract<Payment, { how: 'free' }>['why'], string>> = {
  contraceptive: 'Contraceptives only',
  'sexual-health': 'Sexual health treatment (endorsed FS)',
  'paid-before': 'Paid or declared before',
}

const asInSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** Where a charge is to be taken from somebody whom age makes exempt. */
export const exemptByAgeHead = (age: number): string => `Exempt by age (${String(age)}): no charge is due.`

/** What is asked then. */
export const exemptByAgeAsked = 'They are exempt by age: choose box A, or tick that they pay all the same.'

/** What a private prescription asks for that is not done here: its price, and its entry (HMR 2012 reg 253). */
export const privateWords = {
  head: 'Private prescription: Pestle takes no price and keeps no register of it.',
  todo: 'Enter it in the private prescription register today, or tomorrow if today is not practicable. It is not needed for what the controlled drugs register records.',
} as const

/** `£9.90`. */
export const poundWords = (pence: number): string => `£${(pence / 100).toFixed(2)}`

/** What was answered about the charge. */
export const paymentWords = (payment: Payment): string => {
  switch (payment.how) {
    case 'exempt': {
      const proof =
        payment.evidence === 'birth-date'
          ? 'by date of birth'
          : payment.evidence === 'seen'
            ? 'evidence seen'
            : 'evidence not seen'
      return `exempt ${payment.category}: ${exemptionWords[payment.category]}, ${proof}`
    }
    case 'paid':
      return `${String(payment.charges)} ${payment.charges === 1 ? 'charge' : 'charges'} paid, ${poundWords(payment.pence)}${payment.earlierGivenBack === true ? ', the charge taken before was given back' : ''}`
    case 'free':
      return `no charge: ${asInSentence(freeWords[payment.why])}`
  }
}

/** What was told to the patient. */
export const counsellingWords = ({ answer, why }: Counselling): string =>
  answer === 'given'
    ? 'told what they must know'
    : answer === 'declined'
      ? 'did not want to be told'
      : `not told here: ${why ?? ''}`

/** What is known of whoever took it and what they showed. */
export const collectorSays = (by: Collector): string | null => {
  if (by.identitySeen) return 'identity seen'
  if (by.identityAsked) return 'identity asked, not seen'
  return by.notAskedWhy === null ? null : `identity not asked: ${by.notAskedWhy}`
}

/** What an accuracy check came to, told after it: of how many, where some still wait for theirs. */
export const accuracyPassedWords = (passed: number, of: number): string =>
  passed === of ? 'Accuracy check passed.' : `Accuracy check passed for ${String(passed)} of ${String(of)} items.`

/** Said where a bag is about to leave and may not. */
export const nothingToSupplyHead = 'It may not leave now.'
