import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { correctableKind } from '../../../src/domain/decide/correct.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { owingsOf } from '../../../src/domain/supply.ts'
import {
  aPrescription,
  aReceive,
  anItemContent,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  items,
  monday,
  refusalOf,
  statusOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const soon = monday + 60_000
const takeBack = (n = 1): Command => ({ type: 'take-back', itemIds: [itemId(n)], reason: 'Wrong label' })
const last = (p: Prescription): string => `e${String(p.version)}`
const correct = (eventId: string): Command => ({ type: 'correct', eventId, reason: 'Wrong line', medicineIs: null })
const correctAt = (p: Prescription) =>
  ({ type: 'correct', eventId: last(p), reason: 'Never given', medicineIs: 'here-not-placed' }) as const
const delivered = () =>
  apply(brought(aPrescription(), 'dispatched'), { type: 'record-delivery', itemIds: [itemId(1)], proof: 'Signed' })
const halfAndRestOut = [
  commands.clinicalCheck(),
  commands.assemble(1, 1400, { owing: { reason: 'Out of stock', promisedOn: '2026-03-04' } }),
  ...[commands.accuracyCheck(), commands.place(), commands.handOut(), commands.assemble(1, 1400)],
  ...[commands.accuracyCheck(), commands.place(), { ...commands.handOut(), payment: null }],
].reduce<Prescription>(
  (p, command) => apply(p, command, command.type === 'record-accuracy-check' ? people.technician : people.pharmacist),
  aPrescription(),
)

describe('a take-back that was a mistake is corrected: the medicine never came back', () => {
  test.each([
    ['handed out', brought(aPrescription(), 'handed-out')],
    ['delivered', delivered()],
    ['with the courier', brought(aPrescription(), 'dispatched')],
  ])('%s as it was before, in every word of it', (_, given) => {
    const back = apply(given, takeBack())
    expect(correctableKind(back, last(back))).toBe('taken-back')
    const p = apply(back, correct(last(back)))
    expect(p.items).toEqual(given.items)
    expect(statusOf(p)).toBe(statusOf(given))
    expect(correctableKind(p, last(back))).toBeUndefined()
  })

  test('handed out as the rest that was owed: it is owed no more, as before it came back', () => {
    const given = halfAndRestOut
    const back = apply(given, takeBack(), people.pharmacist, soon)
    expect(owingsOf(itemOf(back)).map(({ amount, promisedOn }) => [amount, promisedOn])).toEqual([[1400, '2026-03-04']])
    expect(apply(back, correct(last(back)), people.pharmacist, soon).items).toEqual(given.items)
  })

  test('and was ticked off as claimed: it is listed again, what was told elsewhere since is to be looked at', () => {
    const claimed = apply(brought(aPrescription(), 'handed-out'), { type: 'mark-claimed', itemIds: [itemId(1)] })
    const back = apply(claimed, takeBack())
    expect(itemOf(apply(back, correct(last(back)))).claimed).toBeNull()
  })

  test('and it can come back after all, and is kept apart then', () => {
    const once = apply(brought(aPrescription(), 'handed-out'), takeBack())
    const twice = apply(apply(once, correct(last(once))), takeBack())
    expect([itemOf(twice).portions, itemOf(twice).broughtBack.length]).toEqual([[], 1])
    expect(refusalOf(twice, commands.place())).toEqual({ code: 'was-with-patient', itemId: itemId(1) })
  })

  test('nothing else is ready by it: a bag that stopped being ready has its place confirmed again', () => {
    const two = brought(aPrescription({ content: { items: items(2) } }), 'placed', [1, 2])
    const one = apply(two, commands.handOut(2), people.counter)
    expect(statusOf(one, 1)).toBe('Ready to Collect')
    const back = apply(one, takeBack(2))
    expect(statusOf(back, 1)).toBe('With Pharmacy')
    const p = apply(back, correct(last(back)))
    expect([statusOf(p, 1), statusOf(p, 2)]).toEqual(['With Pharmacy', 'Collected'])
    expect(statusOf(apply(p, commands.place([1])), 1)).toBe('Ready to Collect')
  })
})

describe('a take-back that was gone on from is not corrected before what followed', () => {
  const none = (p: Prescription, of: Prescription): void => {
    expect(correctableKind(p, last(of))).toBeUndefined()
    expect(refusalOf(p, correct(last(of)))).toEqual({ code: 'cannot-correct' })
  }
  const apart = apply(brought(aPrescription(), 'handed-out'), takeBack())
  const here = apply(brought(aPrescription(), 'dispatched'), takeBack())

  test('what was assembled or owed in its stead', () => {
    const anew = apply(apart, commands.assemble(), people.dispenser, soon)
    none(anew, apart)
    none(apply(apart, commands.assemble(1, 0, { owing: commands.owing })), apart)
    expect(correctableKind(apply(anew, correct(last(anew)), people.pharmacist, soon), last(apart))).toBe('taken-back')
  })

  test('the bag that was placed, or left again', () => {
    const placed = apply(here, commands.place([1], 'deliver'), people.dispenser, soon)
    none(placed, here)
    none(apply(placed, commands.dispatch(), people.driver, soon), here)
  })

  test('of two items in one act one that left again, or failed its check: nothing of the act is corrected', () => {
    const out = brought(aPrescription({ content: { items: items(2) } }), 'dispatched', [1, 2])
    const both = apply(out, { type: 'take-back', itemIds: [itemId(1), itemId(2)], reason: 'Nobody in' })
    expect(correctableKind(both, last(both))).toBe('taken-back')
    const placed = apply(both, commands.place([1], 'deliver'), people.dispenser, soon)
    none(apply(placed, commands.dispatch(1), people.driver, soon), both)
    const nearMiss = { category: 'wrong-label', what: 'Label', contributing: [], lookAlike: null } as const
    const fail: Command = { type: 'fail-accuracy-check', itemId: itemId(1), nearMiss }
    none(apply(both, fail, people.technician, soon), both)
  })

  test('the closure of the item', () => {
    const close: Command = { type: 'mark-not-dispensed', itemIds: [itemId(1)], reasonCode: '0010', note: null }
    none(apply(apart, close, people.pharmacist, soon), apart)
  })

  test('the departure or the delivery that it undid in part and that never was: it does not stand again', () => {
    const two = brought(aPrescription({ content: { items: items(2) } }), 'placed', [1, 2])
    const given = apply(two, commands.handOut(1, 2), people.counter)
    const one = apply(given, takeBack(), people.pharmacist, soon)
    for (const medicineIs of ['here-not-placed', 'gone'] as const)
      none(apply(one, { ...correctAt(given), medicineIs, cameBack: false }, people.pharmacist, soon), one)

    const sent = apply(brought(aPrescription({ content: { items: items(2) } }), 'dispatched', [1, 2]), {
      type: 'record-delivery',
      itemIds: [itemId(1), itemId(2)],
      proof: 'Signed',
    })
    const back = apply(sent, takeBack(), people.pharmacist, soon)
    none(apply(back, correct(last(sent)), people.pharmacist, soon), back)
  })

  test('other words, under which it never left', () => {
    const copy = apply(apart, aReceive({ content: { items: [anItemContent(1, { directions: 'One at night' })] } }))
    none(apply(copy, { type: 'choose-copy', which: 'other', reason: 'GP rang' }, people.pharmacist, soon), apart)
  })
})

test('what a patient brought back lies here still when the prescription is released again, and its number is not given twice', () => {
  const apart = apply(brought(aPrescription(), 'handed-out'), takeBack(), people.pharmacist, soon)
  const returned = apply(apart, { type: 'return-to-spine', reasonCode: '0003' })
  const again = apply(returned, aReceive({ source: { messageId: 'message-2', releaseResponseId: 'release-2' } }))
  expect([again.custody, statusOf(again)]).toEqual([2, 'With Pharmacy'])
  expect(itemOf(again).broughtBack).toMatchObject([{ id: 'p1', amount: 2800 }])
  expect(correctableKind(again, last(apart))).toBeUndefined()
  expect(itemOf(brought(again, 'assembled')).portions).toMatchObject([{ id: 'p2' }])
})

test('whoever may take back may correct it', () => {
  const back = apply(brought(aPrescription(), 'dispatched'), takeBack())
  expect(refusalOf(back, correct(last(back)), people.driver)).toBeUndefined()
})
