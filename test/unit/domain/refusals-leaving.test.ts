import { expect, test } from 'vitest'
import type { Command, CommandOf } from '../../../src/domain/commands.ts'
import type { Actor } from '../../../src/domain/people.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import type { Refusal } from '../../../src/domain/refusals.ts'
import type { Collector } from '../../../src/domain/prescription.ts'
import { aCollector, aHandOut } from '../../support/at-the-counter.ts'
import {
  aPrescription,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  items,
  noonOf,
  refusalOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)

const expectRefused = (state: Prescription, command: Command, refusal: Refusal, by?: Actor, now?: number) => {
  expect(refusalOf(state, command, by, now)).toEqual(refusal)
}

const dispatch = (carriage: CommandOf<'dispatch'>['carriage']): Command => ({
  type: 'dispatch',
  itemIds: [first],
  carriage,
  labels: [{ bagId: 'bag-1', how: 'typed' }],
})

test('what is not in its place is not handed out', () => {
  expectRefused(brought(aPrescription(), 'accurate'), commands.handOut(), { code: 'not-placed', itemId: first })
})

test('what is for the locker leaves to the locker only, and nothing else goes there', () => {
  const locker = { courier: 'locker', courierName: null, trackingNumber: null } as const
  const driver = { courier: 'own-driver', courierName: null, trackingNumber: null } as const
  const forLocker = brought(aPrescription(), 'placed', [1], 'locker')
  expectRefused(forLocker, dispatch(driver), { code: 'carriage-not-by-route', route: 'locker' })
  expect(refusalOf(forLocker, dispatch(locker))).toBeUndefined()
  for (const route of ['deliver', 'post'] as const) {
    const other = brought(aPrescription(), 'placed', [1], route)
    expectRefused(other, dispatch(locker), { code: 'carriage-not-by-route', route })
    expect(refusalOf(other, dispatch(driver))).toBeUndefined()
  }
})

test('nothing of which nobody has answered the schedule is put in a place or leaves', () => {
  const unknown = (p: Prescription): Prescription => ({
    ...p,
    items: p.items.map((item) => ({ ...item, schedule: 'unknown' })),
  })
  const refusal: Refusal = { code: 'schedule-unanswered', itemIds: [first] }
  expectRefused(unknown(brought(aPrescription(), 'accurate')), commands.place(), refusal)
  expectRefused(unknown(brought(aPrescription(), 'placed')), commands.handOut(), refusal)
  expectRefused(unknown(brought(aPrescription(), 'placed', [1], 'post')), commands.dispatch(), refusal)
})

test('a bag for delivery is not handed out, a bag for collection not dispatched', () => {
  expectRefused(brought(aPrescription(), 'placed', [1], 'post'), commands.handOut(), {
    code: 'wrong-route',
    route: 'post',
  })
  expectRefused(brought(aPrescription(), 'placed'), commands.dispatch(), { code: 'wrong-route', route: 'collect' })
})

test('nothing leaves after the last legal day, asked again at the counter', () => {
  const p = brought(aPrescription(), 'placed')
  const refusal = { code: 'too-late', itemId: first, lastDay: '2026-08-31' } as const
  expect(refusalOf(p, commands.handOut(), people.counter, noonOf('2026-08-31'))).toBeUndefined()
  expectRefused(p, commands.handOut(), refusal, people.counter, noonOf('2026-09-01'))
  const parcel = brought(aPrescription(), 'placed', [1], 'deliver')
  expectRefused(parcel, commands.dispatch(), refusal, people.driver, noonOf('2026-09-01'))
})

test('a pack that went out of date on the shelf does not leave, and is not put in a place again', () => {
  const product = { code: null, name: 'Amoxicillin 250mg capsules' }
  const lines = [{ product, amount: 2800, batch: null, expiry: '2026-03-31' }]
  const checked = apply(aPrescription(), commands.clinicalCheck())
  const assembled = apply(checked, commands.assemble(1, 2800, { lines }), people.dispenser)
  const accurate = apply(assembled, commands.accuracyCheck(), people.technician)
  const refusal = { code: 'product-expired', itemId: first, expiry: '2026-03-31' } as const
  expectRefused(accurate, commands.place(), refusal, people.dispenser, noonOf('2026-04-01'))
  const bag = apply(accurate, commands.place(), people.dispenser)
  const parcel = apply(accurate, commands.place([1], 'deliver'), people.dispenser)
  expect(refusalOf(bag, commands.handOut(), people.counter, noonOf('2026-03-31'))).toBeUndefined()
  expectRefused(bag, commands.handOut(), refusal, people.counter, noonOf('2026-04-01'))
  expectRefused(parcel, commands.dispatch(), refusal, people.driver, noonOf('2026-04-01'))
  const gone = apply(bag, commands.handOut(), people.counter)
  const back: Command = { type: 'correct', eventId: 'e6', reason: 'Wrong line', medicineIs: 'in-its-place' }
  expect(itemOf(apply(gone, back, people.counter, noonOf('2026-04-01'))).portions[0]?.placed).toBeNull()
})

test('a Schedule 3 medicine does not leave more than 28 days after its date', () => {
  const p = brought(aPrescription({ content: { items: items(1, { schedule: '3' }) } }), 'placed')
  const refusal = { code: 'too-late', itemId: first, lastDay: '2026-03-29' } as const
  expect(refusalOf(p, aHandOut(p, [first]), people.counter, noonOf('2026-03-29'))).toBeUndefined()
  expectRefused(p, commands.handOut(), refusal, people.counter, noonOf('2026-03-30'))
})

test('nothing leaves once the pharmacist takes the check back', () => {
  const p = apply(
    brought(aPrescription(), 'placed'),
    commands.clinicalCheck({ outcome: 'queried', note: 'Interaction' }),
  )
  expectRefused(p, commands.handOut(), { code: 'clinical-check-missing' })
})

test('a representative and a health professional give their name', () => {
  const p = brought(aPrescription(), 'placed')
  for (const kind of ['representative', 'healthcare-professional'] as const) {
    const collector = aCollector({ kind, name: ' ' })
    expectRefused(p, aHandOut(p, [first], { collector }), { code: 'collector-name-missing' })
  }
})

test('whoever collects a Schedule 1, 2 or 3 medicine is asked for identity, or it is said why not', () => {
  for (const schedule of ['1', '2', '3'] as const) {
    const p = brought(aPrescription({ content: { items: items(1, { schedule }) } }), 'placed')
    const with_ = (given: Partial<Collector>): Command => aHandOut(p, [first], { collector: aCollector(given) })
    expectRefused(p, with_({ identityAsked: false }), { code: 'identity-not-asked' })
    expectRefused(p, with_({ identityAsked: false, notAskedWhy: ' ' }), { code: 'identity-not-asked' })
    expect(refusalOf(p, with_({ identityAsked: true }))).toBeUndefined()
    expect(refusalOf(p, with_({ identityAsked: false, notAskedWhy: 'Known to us' }))).toBeUndefined()
  }
})

test('a health professional who takes a Schedule 1, 2 or 3 medicine gives their address', () => {
  const nurse = { kind: 'healthcare-professional', name: 'Nurse Obi' } as const
  for (const schedule of ['1', '2', '3'] as const) {
    const p = brought(aPrescription({ content: { items: items(1, { schedule }) } }), 'placed')
    const with_ = (given: Partial<Collector>): Command =>
      aHandOut(p, [first], { collector: aCollector({ ...nurse, ...given }) })
    expectRefused(p, with_({ address: ' ' }), { code: 'collector-address-missing' })
    expect(refusalOf(p, with_({ address: 'Elm Road Surgery' }))).toBeUndefined()
  }
  const plain = brought(aPrescription(), 'placed')
  expect(refusalOf(plain, aHandOut(plain, [first], { collector: aCollector(nurse) }))).toBeUndefined()
})

test('Royal Mail and DPD need a number', () => {
  const p = brought(aPrescription(), 'placed', [1], 'post')
  for (const courier of ['royal-mail', 'dpd'] as const)
    expectRefused(p, dispatch({ courier, courierName: null, trackingNumber: '' }), { code: 'tracking-number-missing' })
})

test('a number that cannot be the courier’s is refused', () => {
  const p = brought(aPrescription(), 'placed', [1], 'post')
  expectRefused(p, dispatch({ courier: 'royal-mail', courierName: null, trackingNumber: 'RA123456789GB' }), {
    code: 'tracking-number-invalid',
    courier: 'royal-mail',
  })
})

test('a tracking number is kept as the courier writes it', () => {
  const p = apply(
    brought(aPrescription(), 'placed', [1], 'post'),
    dispatch({ courier: 'royal-mail', courierName: null, trackingNumber: 'ra 473 124 829 gb' }),
  )
  expect(p.items[0]?.portions[0]?.out?.carriage?.trackingNumber).toBe('RA473124829GB')
})

test('another courier has a name', () => {
  const p = brought(aPrescription(), 'placed', [1], 'post')
  expectRefused(p, dispatch({ courier: 'other', courierName: null, trackingNumber: null }), {
    code: 'courier-name-missing',
  })
})

test('only what a courier has is delivered or fails to be', () => {
  const p = brought(aPrescription(), 'handed-out')
  for (const command of [
    { type: 'record-delivery', itemIds: [first], proof: null },
    { type: 'record-failed-delivery', itemIds: [first], reason: 'No answer' },
  ] as const)
    expectRefused(p, command, { code: 'not-out-for-delivery', itemId: first })
})

test('what is delivered is not delivered again', () => {
  const deliver: Command = { type: 'record-delivery', itemIds: [first], proof: 'Signed by Brown' }
  const p = apply(brought(aPrescription(), 'dispatched'), deliver, people.driver)
  expectRefused(p, deliver, { code: 'already-delivered', itemId: first })
})

test('only what is out is taken back', () => {
  const command: Command = { type: 'take-back', itemIds: [first], reason: 'Refused at the door' }
  expectRefused(brought(aPrescription(), 'placed'), command, { code: 'not-out', itemId: first })
})
