import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import type { Actor } from '../../../src/domain/people.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import type { Refusal } from '../../../src/domain/refusals.ts'
import {
  aPrescription,
  aReceive,
  anItemContent,
  apply,
  brought,
  commands,
  itemId,
  items,
  refusalOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const expectRefused = (state: Prescription | undefined, command: Command, refusal: Refusal, by?: Actor) => {
  expect(refusalOf(state, command, by)).toEqual(refusal)
}

const hold = (itemIds: readonly string[], reason = 'Query with the surgery'): Command => ({
  type: 'hold',
  itemIds,
  reason,
})

const otherCopy = (directions = 'Two at night') => aReceive({ content: { items: [anItemContent(1, { directions })] } })

test('nothing can be done on a prescription that is not here', () => {
  expectRefused(undefined, hold([itemId(1)]), { code: 'not-found' })
})

test('only a pharmacist records the clinical check', () => {
  expectRefused(
    aPrescription(),
    commands.clinicalCheck(),
    { code: 'not-permitted', role: 'accuracy-checking-technician', command: 'record-clinical-check' },
    people.technician,
  )
})

test('a command on items names them: none never means all', () => {
  expectRefused(aPrescription(), hold([]), { code: 'no-items-named' })
})

test('an item of another prescription is refused', () => {
  expectRefused(aPrescription(), hold([itemId(9)]), { code: 'item-not-found', itemId: itemId(9) })
})

test('a schedule cannot be answered for an item that is not there', () => {
  const command = commands.clinicalCheck({ schedules: { [itemId(9)]: 'none' } })
  expectRefused(aPrescription(), command, { code: 'item-not-found', itemId: itemId(9) })
})

test('a reason of spaces is no reason', () => {
  expectRefused(aPrescription(), hold([itemId(1)], '  '), { code: 'reason-missing' })
})

test('a query or refusal at the clinical check says why', () => {
  for (const outcome of ['queried', 'refused'] as const)
    expectRefused(aPrescription(), commands.clinicalCheck({ outcome }), { code: 'reason-missing' })
})

test('a prescription whose quantity cannot be read is not taken in', () => {
  const unreadable = aReceive({
    content: { items: [anItemContent(1, { quantity: { value: '0', unit: 'capsule', code: null } })] },
  })
  expectRefused(undefined, unreadable, { code: 'amount-invalid', itemId: itemId(1) })
})

test('nothing is done for ever to a prescription that the NHS sent back', () => {
  const p = aPrescription({ sentBackReason: 'Invalid signature', source: { kind: 'release-failed', releasedTo: null } })
  expect(p.tracked).toBe(false)
  for (const command of [commands.clinicalCheck(), commands.assemble(), hold([itemId(1)])])
    expectRefused(p, command, { code: 'sent-back' })
  expectRefused(p, { type: 'mark-claimed', itemIds: [itemId(1)] }, { code: 'sent-back' })
})

test('a good copy of what the NHS sent back waits, and choosing it is refused', () => {
  const p = apply(aPrescription({ sentBackReason: 'Invalid signature' }), aReceive({}))
  expect(p.otherCopy).not.toBeNull()
  expectRefused(p, { type: 'choose-copy', which: 'other', reason: 'The new one' }, { code: 'sent-back' })
})

test('another pharmacy’s prescription is held with whose it is', () => {
  const p = aPrescription({ source: { releasedTo: 'VNE51' } })
  expectRefused(p, commands.clinicalCheck(), { code: 'belongs-to-other-pharmacy', ods: 'VNE51' })
})

test('checks, placing, hand-out and dispatch wait while a different copy is not settled', () => {
  const p = apply(brought(aPrescription(), 'placed'), otherCopy())
  for (const command of [
    commands.clinicalCheck(),
    commands.accuracyCheck(),
    commands.place(),
    commands.handOut(),
    commands.dispatch(),
  ])
    expectRefused(p, command, { code: 'copy-not-chosen' })
})

test('there must be another copy to choose between', () => {
  expectRefused(aPrescription(), { type: 'choose-copy', which: 'held', reason: 'x' }, { code: 'no-other-copy' })
})

test('a copy whose quantity cannot be read is not chosen', () => {
  const copy = aReceive({
    content: { items: [anItemContent(1, { quantity: { value: '-1', unit: 'capsule', code: null } })] },
  })
  const p = apply(aPrescription(), copy)
  expectRefused(p, { type: 'choose-copy', which: 'other', reason: 'x' }, { code: 'amount-invalid', itemId: itemId(1) })
})

test('nothing is done after the prescription went back to Spine', () => {
  const p = apply(aPrescription(), { type: 'return-to-spine', reasonCode: '0002' })
  for (const command of [commands.clinicalCheck(), hold([itemId(1)]), { type: 'record-death', note: null } as const])
    expectRefused(p, command, { code: 'already-returned' })
})

test('the clinical check asks for every schedule that the message does not give', () => {
  const p = aPrescription({ content: { items: items(2, { schedule: 'unknown' }) } })
  const command = commands.clinicalCheck({ schedules: { [itemId(1)]: 'none' } })
  expectRefused(p, command, { code: 'schedule-unanswered', itemIds: [itemId(2)] })
})

test('what the message says of the schedule cannot be answered away', () => {
  const p = apply(
    aPrescription({ content: { items: items(1, { schedule: '2' }) } }),
    commands.clinicalCheck({ schedules: { [itemId(1)]: 'none' } }),
  )
  expect(p.items[0]?.schedule).toBe('2')
})

test('Schedules 2 and 3 are not supplied on repeat dispensing', () => {
  for (const schedule of ['2', '3'] as const) {
    const p = aPrescription({
      content: {
        treatment: 'repeat-dispensing',
        issue: { number: 1, of: 6 },
        items: items(1, { schedule: 'unknown' }),
      },
    })
    expectRefused(p, commands.clinicalCheck({ schedules: { [itemId(1)]: schedule } }), {
      code: 'schedule-not-on-repeat-dispensing',
      itemId: itemId(1),
    })
  }
})

test('there is no clinical check where nothing is open, and no second death', () => {
  const p = apply(aPrescription(), { type: 'record-death', note: null })
  expectRefused(p, commands.clinicalCheck(), { code: 'nothing-open' })
  expectRefused(p, { type: 'record-death', note: null }, { code: 'nothing-open' })
})
