import { ageOn, chargeIsDue, fitsAge, type ExemptionCategory, type Payment } from '../../../../domain/payment.ts'
import type { LocalDate } from '../../../../domain/uk-date.ts'
import { outPortions } from '../../../../domain/supply.ts'
import { exemptByAgeAsked, exemptionWords, freeWords } from '../../../wording/at-the-counter.ts'
import { itemOf } from '../detail.ts'
import type { Other } from '../use-others.ts'
import { earlierCharge } from './earlier-charge.ts'

/** The answer about the charge as given so far, once for all prescriptions of the act. */
export interface ChargeForm {
  readonly answer: `exempt-${ExemptionCategory}` | 'paid' | Extract<Payment, { how: 'free' }>['why'] | null
  readonly evidence: 'seen' | 'not-seen' | null
  /** Null: one for each item that is given for the first time. */
  readonly charges: string | null
  /** The charge taken at a hand-out that does not stand any more was given back. */
  readonly givenBack: boolean
  /** That somebody pays whom age makes exempt was asked, and is so. */
  readonly paysAllTheSame: boolean
}

/** Nothing answered: whether somebody pays is never taken for granted. */
export const freshCharge: ChargeForm = {
  answer: null,
  evidence: null,
  charges: null,
  givenBack: false,
  paysAllTheSame: false,
}

/** The categories that somebody of this age can be in, as the form lists them. */
export const categoriesAt = (birthDate: LocalDate, today: LocalDate): readonly ExemptionCategory[] =>
  (Object.keys(exemptionWords) as ExemptionCategory[]).filter((one) => fitsAge(one, ageOn(birthDate, today)))

/** Whether somebody pays whom age makes exempt: then it is asked once more, and can be so. */
export const paysThoughExempt = ({ answer }: ChargeForm, birthDate: LocalDate, today: LocalDate): boolean =>
  answer === 'paid' && categoriesAt(birthDate, today).includes('A')

/** The answers in the order they are offered: whom age makes exempt never pays, and of everybody else most do. */
export const chargeAnswers = (birthDate: LocalDate, today: LocalDate): readonly NonNullable<ChargeForm['answer']>[] => {
  const exempt = categoriesAt(birthDate, today).map((category) => `exempt-${category}` as const)
  return [
    ...exempt.filter((one) => one === 'exempt-A'),
    'paid',
    ...exempt.filter((one) => one !== 'exempt-A'),
    ...(Object.keys(freeWords) as (keyof typeof freeWords)[]),
  ]
}

const itemsOf = ({ detail, itemIds }: Other) =>
  itemIds.flatMap((itemId) => {
    const item = itemOf(detail.prescription, itemId)
    return item ? [item] : []
  })

const isDue = (one: Other): boolean => chargeIsDue(one.detail.prescription, itemsOf(one))

const newItems = (one: Other): number =>
  isDue(one) ? itemsOf(one).filter((item) => outPortions(item).length === 0).length : 0

/** How many charges the prescriptions of the act come to: one for each item of which nothing was given before; 0 where nobody is asked. */
export const chargesDue = (going: readonly Other[]): number => going.reduce((sum, one) => sum + newItems(one), 0)

const chargesOf = (form: ChargeForm, going: readonly Other[]): number => {
  if (form.charges === null) return chargesDue(going)
  return /^\d{1,2}$/.test(form.charges.trim()) ? Number(form.charges.trim()) : 0
}

/** What is missing of the answer, in words; undefined when it is whole or nobody is asked. */
export const chargeMissing = (form: ChargeForm, going: readonly Other[], today: LocalDate): string | undefined => {
  const patient = going[0]?.detail.prescription.content.patient
  if (patient === undefined || chargesDue(going) === 0) return undefined
  if (form.answer === null) return 'Answer whether they pay the charge or are exempt.'
  if (paysThoughExempt(form, patient.birthDate, today) && !form.paysAllTheSame) return exemptByAgeAsked
  if (form.answer === 'paid' && chargesOf(form, going) < going.filter(isDue).length)
    return 'Say how many charges were paid, at least one for each prescription.'
  if (form.answer === 'paid' && !form.givenBack && going.some((one) => isDue(one) && earlierCharge(one) !== null))
    return `A charge was taken before: say that it was given back, or choose “${freeWords['paid-before']}”.`
  const proves = form.answer.startsWith('exempt-') && form.answer !== 'exempt-A'
  return proves && form.evidence === null ? 'Say whether you saw the evidence.' : undefined
}

/** What is to be taken, in pence. */
export const chargePence = (form: ChargeForm, going: readonly Other[], penceEach: number): number =>
  chargesOf(form, going) * penceEach

/** The answer for each prescription of the act, in their order; charges that are more or fewer than items fall on the last. */
export const paymentsOf = (
  form: ChargeForm,
  going: readonly Other[],
  penceEach: number,
): readonly (Payment | null)[] => {
  const lastDue = going.findLastIndex(isDue)
  let left = chargesOf(form, going)
  return going.map((one, at): Payment | null => {
    if (!isDue(one) || form.answer === null) return null
    if (form.answer === 'paid') {
      const after = going.slice(at + 1).filter(isDue).length
      const charges = at === lastDue ? left : Math.max(1, Math.min(newItems(one), left - after))
      left -= charges
      const again = form.givenBack && earlierCharge(one) !== null
      return { how: 'paid', charges, pence: charges * penceEach, ...(again && { earlierGivenBack: true }) }
    }
    if (form.answer === 'contraceptive' || form.answer === 'sexual-health' || form.answer === 'paid-before')
      return { how: 'free', why: form.answer }
    const category = form.answer.slice('exempt-'.length) as ExemptionCategory
    return { how: 'exempt', category, evidence: category === 'A' ? 'birth-date' : (form.evidence ?? 'not-seen') }
  })
}
