import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import type { Actor } from '../../../src/domain/people.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import type { Refusal } from '../../../src/domain/refusals.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { aPrescription, anItemContent, apply, brought, commands, itemId, refusalOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)
const { owing } = commands

const expectRefused = (state: Prescription, command: Command, refusal: Refusal, by?: Actor) => {
  expect(refusalOf(state, command, by)).toEqual(refusal)
}

const correct = (
  eventId: string,
  medicineIs: 'in-its-place' | 'here-not-placed' | 'gone' | null = null,
  reason = 'Wrong key',
): Command => ({ type: 'correct', eventId, reason, medicineIs, ...(medicineIs === 'gone' && { cameBack: true }) })

test('a closed item is not closed again', () => {
  const close: Command = { type: 'mark-not-dispensed', itemIds: [first], reasonCode: '0001', note: null }
  const p = apply(aPrescription(), close)
  expectRefused(p, close, { code: 'item-closed', itemId: first })
  expectRefused(
    p,
    { type: 'cancel-by-prescriber', itemIds: [first], note: null },
    { code: 'item-closed', itemId: first },
  )
})

test('what is wholly out cannot become not dispensed', () => {
  const p = brought(aPrescription(), 'handed-out')
  expectRefused(
    p,
    { type: 'mark-not-dispensed', itemIds: [first], reasonCode: '0010', note: null },
    { code: 'already-out', itemId: first },
  )
})

test('not dispensed has one of the eleven national reasons, a return one of the eight', () => {
  for (const reasonCode of ['0000', '0012', '']) {
    const command: Command = { type: 'mark-not-dispensed', itemIds: [first], reasonCode, note: null }
    expectRefused(aPrescription(), command, { code: 'reason-unknown', reasonCode })
  }
  expectRefused(
    aPrescription(),
    { type: 'return-to-spine', reasonCode: '0009' },
    {
      code: 'reason-unknown',
      reasonCode: '0009',
    },
  )
})

test('there must be an owing to close', () => {
  expectRefused(
    brought(aPrescription(), 'handed-out'),
    { type: 'close-owing', itemId: first, reason: 'Not wanted' },
    {
      code: 'no-owing',
      itemId: first,
    },
  )
})

test('what is owed is not given up while another part of it is made, or waits in its bag', () => {
  const quantity = { value: '42', unit: 'capsule', code: null }
  const aThird = (p: Prescription): Prescription => apply(p, commands.assemble(1, 1400, { owing }), people.dispenser)
  const aThirdPlaced = (p: Prescription): Prescription =>
    apply(apply(aThird(p), commands.accuracyCheck(), people.technician), commands.place())
  const handedOut = (p: Prescription): Prescription => apply(p, aHandOut(p, [first]))
  const p = apply(aPrescription({ content: { items: [anItemContent(1, { quantity })] } }), commands.clinicalCheck())
  const waiting = aThirdPlaced(handedOut(aThirdPlaced(p)))
  const close: Command = { type: 'close-owing', itemId: first, reason: 'Not wanted' }
  expectRefused(aThird(handedOut(aThirdPlaced(p))), close, { code: 'part-made', itemId: first })
  expectRefused(waiting, close, { code: 'already-placed', itemId: first })
  expect(refusalOf(handedOut(waiting), close)).toBeUndefined()
})

test('an owing of an item of which nothing was supplied is not a remainder', () => {
  const p = apply(aPrescription(), commands.assemble(1, 0, { owing }), people.dispenser)
  expectRefused(
    p,
    { type: 'close-owing', itemId: first, reason: 'Not wanted' },
    {
      code: 'nothing-supplied',
      itemId: first,
    },
  )
})

test('a prescription of which something is out does not go back to Spine', () => {
  const p = brought(aPrescription(), 'handed-out')
  expectRefused(p, { type: 'return-to-spine', reasonCode: '0002' }, { code: 'something-out' })
})

test('only what EPS released to us goes back to Spine', () => {
  const p = aPrescription({ source: { kind: 'order', releasedTo: null } })
  expectRefused(p, { type: 'return-to-spine', reasonCode: '0002' }, { code: 'not-tracked' })
})

test('what never happened and arrivals cannot be corrected', () => {
  const p = brought(aPrescription(), 'assembled')
  for (const eventId of ['e1', 'e99']) expectRefused(p, correct(eventId), { code: 'cannot-correct' })
})

test('an assembly is not corrected while it lies in its place or is out', () => {
  for (const far of ['placed', 'handed-out'] as const)
    expectRefused(brought(aPrescription(), far), correct('e3'), { code: 'cannot-correct' })
})

test('an item cancelled on arrival cannot be reopened by a correction', () => {
  const p = aPrescription({ content: { items: [{ ...aPrescription().content.items[0]!, cancelled: true }] } })
  expectRefused(p, correct('e1'), { code: 'cannot-correct' })
})

test('a correction cannot be corrected, nor an act twice', () => {
  const p = apply(brought(aPrescription(), 'handed-out'), correct('e6', 'here-not-placed'))
  expectRefused(p, correct('e7'), { code: 'cannot-correct' })
  expectRefused(p, correct('e6', 'gone'), { code: 'cannot-correct' })
})

test('the accuracy check of what is out is not corrected before its hand-out is', () => {
  expectRefused(brought(aPrescription(), 'handed-out'), correct('e4'), { code: 'cannot-correct' })
})

test('correcting a hand-out or dispatch asks where the medicine is', () => {
  expectRefused(brought(aPrescription(), 'handed-out'), correct('e6'), { code: 'where-is-the-medicine' })
  expectRefused(brought(aPrescription(), 'dispatched'), correct('e6'), { code: 'where-is-the-medicine' })
})

test('a correction says why', () => {
  expectRefused(brought(aPrescription(), 'handed-out'), correct('e6', 'gone', ''), { code: 'reason-missing' })
})

test('nobody corrects what they may not do', () => {
  const p = apply(aPrescription(), commands.clinicalCheck())
  expectRefused(
    p,
    correct('e2'),
    { code: 'not-permitted', role: 'counter-assistant', command: 'correct' },
    people.counter,
  )
  const out = brought(aPrescription(), 'handed-out')
  expect(refusalOf(out, correct('e6', 'gone'), people.counter)).toBeUndefined()
})

test('only finished items are ticked off, and once', () => {
  const claim: Command = { type: 'mark-claimed', itemIds: [first] }
  expectRefused(brought(aPrescription(), 'placed'), claim, { code: 'not-finished', itemId: first })
  const p = apply(brought(aPrescription(), 'handed-out'), claim)
  expectRefused(p, claim, { code: 'already-claimed', itemId: first })
})
