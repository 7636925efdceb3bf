import { expect, test } from 'vitest'
import { ageOn, chargeIsDue, type Payment } from '../../../src/domain/payment.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { aCollector, aHandOut } from '../../support/at-the-counter.ts'
import {
  aContent,
  aPrescription,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  items,
  refusalOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)

// The clock stands at 2 March 2026.
const bornOn = (birthDate: string): Prescription =>
  brought(aPrescription({ content: { patient: { ...aContent().patient, birthDate } } }), 'placed')

const answering = (p: Prescription, payment: Payment | null) => refusalOf(p, aHandOut(p, [first], { payment }))

test('nothing is handed out to somebody who did not say a name and address that match', () => {
  const p = brought(aPrescription(), 'placed')
  const collector = aCollector({ saidAndMatched: false })
  expect(refusalOf(p, aHandOut(p, [first], { collector }))).toEqual({ code: 'not-said-and-matched' })
})

test('the charge is answered before an NHS medicine is handed out', () => {
  expect(answering(brought(aPrescription(), 'placed'), null)).toEqual({ code: 'payment-unanswered' })
})

test('charges paid are at least one, and come to an amount', () => {
  const p = brought(aPrescription(), 'placed')
  for (const [charges, pence] of [
    [0, 990],
    [1, 0],
    [1.5, 990],
    [-1, 990],
  ] as const)
    expect(answering(p, { how: 'paid', charges, pence })).toEqual({ code: 'payment-invalid' })
  expect(answering(p, { how: 'paid', charges: 1, pence: 990 })).toBeUndefined()
})

test('an exemption by age is theirs from the birthday on, and by the date of birth alone', () => {
  const byAge = { how: 'exempt', category: 'A', evidence: 'birth-date' } as const
  expect(answering(bornOn('1966-03-02'), byAge)).toBeUndefined()
  expect(answering(bornOn('1966-03-03'), byAge)).toEqual({ code: 'exemption-not-by-age', age: 59 })
  expect(answering(bornOn('2010-03-03'), byAge)).toBeUndefined()
  expect(answering(bornOn('2010-03-02'), byAge)).toEqual({ code: 'exemption-not-by-age', age: 16 })
  expect(answering(bornOn('1966-03-02'), { ...byAge, evidence: 'seen' })).toEqual({ code: 'payment-invalid' })
})

test('full-time education exempts from 16 to 18', () => {
  const student = { how: 'exempt', category: 'B', evidence: 'seen' } as const
  expect(answering(bornOn('2010-03-02'), student)).toBeUndefined()
  expect(answering(bornOn('2007-03-03'), student)).toBeUndefined()
  expect(answering(bornOn('2007-03-02'), student)).toEqual({ code: 'exemption-not-by-age', age: 19 })
})

test('a certificate exempts at any age, whether its evidence was seen or not, which is recorded', () => {
  const p = bornOn('1980-01-01')
  for (const evidence of ['seen', 'not-seen'] as const) {
    const payment = { how: 'exempt', category: 'F', evidence } as const
    const handed = apply(p, aHandOut(p, [first], { payment }), people.counter)
    expect(itemOf(handed).portions[0]?.out?.payment).toEqual(payment)
  }
  expect(answering(p, { how: 'exempt', category: 'F', evidence: 'birth-date' })).toEqual({ code: 'payment-invalid' })
})

test('the rest of an item is no new charge: it is not asked, and an answer about it is refused', () => {
  const checked = apply(aPrescription(), commands.clinicalCheck())
  const part = apply(checked, commands.assemble(1, 1400, { owing: commands.owing }), people.dispenser)
  const placed = (p: Prescription): Prescription =>
    apply(apply(p, commands.accuracyCheck(), people.technician), commands.place(), people.dispenser)
  const handed = apply(placed(part), commands.handOut(), people.counter)
  const rest = placed(apply(handed, commands.assemble(1, 1400), people.dispenser))
  expect(chargeIsDue(rest, rest.items)).toBe(false)
  expect(answering(rest, { how: 'paid', charges: 1, pence: 990 })).toEqual({ code: 'payment-not-asked' })
  expect(answering(rest, null)).toBeUndefined()
})

test('what the clinical check left to be told is answered at hand-out, and not here only with why', () => {
  const told = apply(aPrescription(), commands.clinicalCheck({ counsel: 'Not with alcohol' }))
  const p = brought(told, 'placed')
  const saying = (counselling: ReturnType<typeof aHandOut>['counselling']) =>
    refusalOf(p, aHandOut(p, [first], { counselling }))
  expect(saying(null)).toEqual({ code: 'counselling-unanswered' })
  expect(saying({ answer: 'not-here', why: ' ' })).toEqual({ code: 'reason-missing' })
  for (const answer of ['given', 'declined'] as const) expect(saying({ answer, why: null })).toBeUndefined()
  expect(saying({ answer: 'not-here', why: 'By phone, later' })).toBeUndefined()
})

test('what was left to be told is answered also before a courier takes it, and stays with the departure', () => {
  const told = apply(aPrescription(), commands.clinicalCheck({ counsel: 'Not with alcohol' }))
  const p = brought(told, 'placed', [1], 'deliver')
  const sent = (counselling: ReturnType<typeof aHandOut>['counselling']) =>
    ({ ...commands.dispatch(), counselling }) as const
  expect(refusalOf(p, commands.dispatch())).toEqual({ code: 'counselling-unanswered' })
  expect(refusalOf(p, sent({ answer: 'not-here', why: null }))).toEqual({ code: 'reason-missing' })
  const inTheBag = { answer: 'not-here', why: 'Written down and put in the bag' } as const
  expect(itemOf(apply(p, sent(inTheBag))).portions[0]?.out?.counselling).toEqual(inTheBag)
})

test('an answer about counselling that nobody asked for is not recorded', () => {
  const p = brought(aPrescription(), 'placed')
  const handed = apply(p, aHandOut(p, [first], { counselling: { answer: 'given', why: null } }), people.counter)
  expect(itemOf(handed).portions[0]?.out?.counselling).toBeNull()
})

test('somebody born on 29 February is a year older on 1 March of other years', () => {
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
})

test('a prescription of two items is asked about the charge while one of them is new', () => {
  const p = aPrescription({ content: { items: items(2) } })
  const one = brought(p, 'handed-out', [1])
  expect(chargeIsDue(one, [itemOf(one, 1)])).toBe(false)
  expect(chargeIsDue(one, [itemOf(one, 1), itemOf(one, 2)])).toBe(true)
})
