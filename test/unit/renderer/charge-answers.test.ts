import { expect, test } from 'vitest'
import type { Payment } from '../../../src/domain/payment.ts'
import {
  categoriesAt,
  chargeAnswers,
  chargeMissing,
  freshCharge,
  paymentsOf,
} from '../../../src/renderer/features/prescription/acts/charge-form.ts'
import { earlierOf } from '../../../src/renderer/features/prescription/acts/charge.tsx'
import { chargeOfAct } from '../../../src/renderer/features/prescription/acts/earlier-charge.ts'
import type { Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { aPrescription, apply, brought, itemId } from '../../support/builders.ts'

const today = '2026-11-21'

test('whether somebody pays is asked first, and of a person whom age makes exempt that', () => {
  expect(chargeAnswers('1980-03-12', today)[0]).toBe('paid')
  expect(chargeAnswers('1948-03-12', today).slice(0, 2)).toEqual(['exempt-A', 'paid'])
})

test('charges taken in one act for two prescriptions are both said, each by its own name', () => {
  const first = again(paid)
  const second = first.map(({ detail, itemIds }) => ({
    detail: { ...detail, prescription: { ...detail.prescription, id: 'another' } },
    itemIds,
  }))
  const earlier = earlierOf([...first, ...second])
  expect(earlier.map(({ at }) => at)).toEqual([1, 1])
  expect(new Set(earlier.map(({ id }) => id)).size).toBe(2)
})

test('every answer is offered, and once', () => {
  const answers = chargeAnswers('1980-03-12', today)
  expect(new Set(answers).size).toBe(answers.length)
  for (const category of categoriesAt('1980-03-12', today)) expect(answers).toContain(`exempt-${category}`)
  for (const free of ['contraceptive', 'sexual-health', 'paid-before'] as const) expect(answers).toContain(free)
})

const correct = { type: 'correct', eventId: 'e6', reason: 'Wrong bag', medicineIs: 'here-not-placed' } as const
// Nobody is exempt by age unless a test says so.
const younger = { ...aPrescription().content.patient, birthDate: '1980-03-12' }
const handedOut = (payment: Payment) => ({
  eventId: 'e6',
  type: 'handed-out',
  happenedAt: 1,
  body: { portions: [{ itemId: itemId(1), portionId: 'p1' }], payment },
})
const again = (payment: Payment) => [
  {
    // Of a detail only the prescription and its history are looked at.
    detail: {
      prescription: apply(brought(aPrescription({ content: { patient: younger } }), 'handed-out'), correct),
      acts: [handedOut(payment)],
    } as unknown as Detail,
    itemIds: [itemId(1)],
  },
]
const paid: Payment = { how: 'paid', charges: 1, pence: 990 }

test('a charge is never taken twice without a word: the one before was given back, or nothing is paid now', () => {
  const pays = { ...freshCharge, answer: 'paid' } as const
  expect(chargeMissing(pays, again(paid), today)).toContain('A charge was taken before')
  expect(chargeMissing({ ...pays, givenBack: true }, again(paid), today)).toBeUndefined()
  expect(paymentsOf({ ...pays, givenBack: true }, again(paid), 990)).toEqual([{ ...paid, earlierGivenBack: true }])
  expect(chargeMissing({ ...freshCharge, answer: 'paid-before' }, again(paid), today)).toBeUndefined()
})

test('where nothing was paid before, nothing is asked about it', () => {
  const going = again({ how: 'exempt', category: 'A', evidence: 'birth-date' })
  expect(chargeMissing({ ...freshCharge, answer: 'paid' }, going, today)).toBeUndefined()
  expect(paymentsOf({ ...freshCharge, answer: 'paid', givenBack: true }, going, 990)).toEqual([paid])
})

test('the correction of a hand-out knows what was paid at it', () => {
  expect(chargeOfAct(again(paid)[0]?.detail.acts ?? [], 'e6')).toEqual({ at: 1, payment: paid })
  expect(chargeOfAct([], 'e6')).toBeNull()
})

test('somebody whom age makes exempt pays only once it was said that they do', () => {
  const [one] = again({ how: 'exempt', category: 'A', evidence: 'birth-date' })
  if (one === undefined) throw new Error('Nothing was handed out')
  const { prescription } = one.detail
  const patient = { ...prescription.content.patient, birthDate: '1951-04-17' }
  const going = [
    {
      ...one,
      detail: { ...one.detail, prescription: { ...prescription, content: { ...prescription.content, patient } } },
    },
  ]
  const pays = { ...freshCharge, answer: 'paid' } as const
  expect(chargeMissing(pays, going, today)).toContain('exempt by age')
  expect(chargeMissing({ ...pays, paysAllTheSame: true }, going, today)).toBeUndefined()
  expect(chargeMissing({ ...freshCharge, answer: 'exempt-A' }, going, today)).toBeUndefined()
})
