import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
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
  told,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)
const { owing } = commands

describe('correcting a hand-out', () => {
  const correct = (medicineIs: 'in-its-place' | 'here-not-placed' | 'gone'): Command => ({
    type: 'correct',
    eventId: 'e6',
    reason: 'Pressed for the wrong patient',
    medicineIs,
    ...(medicineIs === 'gone' && { cameBack: false }),
  })

  test('is ready again only when the person says that the medicine is in its place', () => {
    const p = apply(brought(aPrescription(), 'handed-out'), correct('in-its-place'))
    expect(statusOf(p)).toBe('Ready to Collect')
    expect(itemOf(p).portions[0]?.placed).toMatchObject({
      bagId: 'bag-1',
      place: { label: 'A3' },
      by: people.pharmacist,
    })
  })

  test('is With Pharmacy until placed when it is here', () => {
    const p = apply(brought(aPrescription(), 'handed-out'), correct('here-not-placed'))
    expect(told(p, commands.place())).toEqual(['Ready to Collect'])
  })

  test('is assembled again when the medicine is gone', () => {
    const p = apply(brought(aPrescription(), 'handed-out'), correct('gone'))
    expect([statusOf(p), itemOf(p).portions]).toEqual(['With Pharmacy', []])
    expect(itemOf(apply(p, commands.assemble())).portions[0]?.id).toBe('p2')
  })

  test('is not ready again, even in its place, when the clinical check was taken back meanwhile', () => {
    const voided = apply(brought(aPrescription(), 'handed-out'), {
      type: 'correct',
      eventId: 'e2',
      reason: 'Allergy overlooked',
      medicineIs: null,
    })
    const p = apply(voided, correct('in-its-place'))
    expect([statusOf(p), itemOf(p).portions[0]?.placed]).toEqual(['With Pharmacy', null])
  })

  test('is not ready again, even in its place, when the rest of the item is on hold or it was checked against other words', () => {
    const half = apply(
      apply(aPrescription(), commands.clinicalCheck()),
      commands.assemble(1, 1400, { owing }),
      people.dispenser,
    )
    const out = apply(apply(apply(half, commands.accuracyCheck()), commands.place()), commands.handOut())
    const held = apply(out, { type: 'hold', itemIds: [first], reason: 'Recall' })
    expect(itemOf(apply(held, correct('in-its-place'))).portions[0]?.placed).toBeNull()
    const copy = apply(out, aReceive({ content: { items: [anItemContent(1, { directions: 'One at night' })] } }))
    const chosen = apply(copy, { type: 'choose-copy', which: 'other', reason: 'GP rang' })
    const checked = apply(chosen, commands.clinicalCheck())
    expect(itemOf(apply(checked, correct('in-its-place'))).portions[0]).toMatchObject({ placed: null, accuracy: null })
  })

  test('puts every item of the bag back', () => {
    const p = brought(aPrescription({ content: { items: items(2) } }), 'handed-out', [1, 2])
    const back = apply(p, { ...correct('in-its-place'), eventId: 'e7' } as Command)
    expect([statusOf(back, 1), statusOf(back, 2)]).toEqual(['Ready to Collect', 'Ready to Collect'])
  })
})

test('correcting a closure reopens the item, which needs its place confirmed', () => {
  const p = apply(brought(aPrescription(), 'placed'), {
    type: 'mark-not-dispensed',
    itemIds: [first],
    reasonCode: '0010',
    note: null,
  })
  expect(
    told(p, { type: 'correct', eventId: 'e6', reason: 'She came after all', medicineIs: null }, commands.place()),
  ).toEqual(['With Pharmacy', 'Ready to Collect'])
})

describe('correcting a closure of before the clinical check', () => {
  const close: Command = { type: 'mark-not-dispensed', itemIds: [itemId(2)], reasonCode: '0001', note: null }
  const reopen = (p: Prescription, eventId: string): Prescription =>
    apply(p, { type: 'correct', eventId, reason: 'She wants it after all', medicineIs: null })
  const two = aPrescription({ content: { items: [anItemContent(1), anItemContent(2, { schedule: 'unknown' })] } })

  test('takes the check back, which did not look at the item, and with it what is ready', () => {
    const p = reopen(brought(apply(two, close), 'placed'), 'e2')
    expect([p.clinicalCheck?.outcome, itemOf(p, 2).schedule]).toEqual(['voided', 'unknown'])
    expect([statusOf(p, 1), itemOf(p, 1).portions[0]?.placed]).toEqual(['With Pharmacy', null])
  })

  test('takes the check back also where the clock was set back between the closure and the check', () => {
    const closed = apply(two, close, people.pharmacist, monday + 36_000_000)
    const p = reopen(apply(closed, commands.clinicalCheck()), 'e2')
    expect([p.clinicalCheck?.outcome, itemOf(p, 2).schedule]).toEqual(['voided', 'unknown'])
  })

  test('leaves alone a check that was made while the item was open', () => {
    const checked = apply(two, commands.clinicalCheck({ schedules: { [itemId(2)]: 'none' } }))
    expect(reopen(apply(checked, close), 'e3').clinicalCheck?.outcome).toBe('passed')
    const clockBack = apply(checked, close, people.pharmacist, monday - 36_000_000)
    expect(reopen(clockBack, 'e3').clinicalCheck?.outcome).toBe('passed')
  })
})

test('correcting a return, a hold, a placing, a delivery and an accuracy check takes each back', () => {
  const undo = (p: Prescription) =>
    apply(p, { type: 'correct', eventId: `e${String(p.version)}`, reason: 'Mistaken', medicineIs: null })
  const returned = apply(aPrescription(), { type: 'return-to-spine', reasonCode: '0003' })
  expect(undo(returned).returned).toBeNull()
  const held = apply(aPrescription(), { type: 'hold', itemIds: [first], reason: 'Query' })
  expect(itemOf(undo(held)).hold).toBeNull()
  expect(statusOf(undo(brought(aPrescription(), 'placed')))).toBe('With Pharmacy')
  expect(itemOf(undo(brought(aPrescription(), 'accurate'))).portions[0]?.accuracy).toBeNull()
  const delivered = apply(brought(aPrescription(), 'dispatched'), {
    type: 'record-delivery',
    itemIds: [first],
    proof: null,
  })
  expect(itemOf(undo(delivered)).portions[0]?.out?.delivered).toBeNull()
})

test('a dispatch of which something was delivered is corrected only once that delivery is', () => {
  const correct = (eventId: string): Command => ({
    type: 'correct',
    eventId,
    reason: 'Wrong run',
    medicineIs: 'in-its-place',
  })
  const both = brought(aPrescription({ content: { items: items(2) } }), 'dispatched', [1, 2])
  const dispatch = itemOf(both).portions[0]?.out?.stamp.eventId ?? ''
  const one = apply(both, { type: 'record-delivery', itemIds: [first], proof: 'Signed J Brown' })
  expect(refusalOf(one, correct(dispatch))).toEqual({ code: 'cannot-correct' })
  const delivery = itemOf(one).portions[0]?.out?.delivered?.eventId ?? ''
  const undone = apply(apply(one, correct(delivery)), correct(dispatch))
  expect(itemOf(undone).portions[0]?.out).toBeNull()
})

describe('correcting an assembly', () => {
  const correct = (eventId: string): Command => ({ type: 'correct', eventId, reason: 'Wrong box', medicineIs: null })

  test('leaves nothing assembled, checked or owed, and what was prescribed to be supplied', () => {
    const change = { toSupply: { amount: 2100, reason: 'Pack size' }, owing }
    const half = apply(
      apply(aPrescription(), commands.clinicalCheck()),
      commands.assemble(1, 1400, change),
      people.dispenser,
    )
    for (const p of [half, apply(half, commands.accuracyCheck())])
      expect(itemOf(apply(p, correct('e3')))).toMatchObject({
        portions: [],
        owing: null,
        toSupply: 2800,
        toSupplyReason: null,
      })
  })

  test('takes back what was owed whole', () => {
    const owed = apply(apply(aPrescription(), commands.clinicalCheck()), commands.assemble(1, 0, { owing }))
    expect(itemOf(apply(owed, correct('e3'))).owing).toBeNull()
  })

  test('leaves what was handed out before as it is', () => {
    const first = apply(
      apply(aPrescription(), commands.clinicalCheck()),
      commands.assemble(1, 1400, { owing }),
      people.dispenser,
    )
    const out = apply(apply(apply(first, commands.accuracyCheck()), commands.place()), commands.handOut())
    const rest = apply(out, commands.assemble(1, 1400))
    const p = apply(rest, correct('e7'))
    expect(itemOf(p).portions.map(({ id }) => id)).toEqual(['p1'])
    expect(itemOf(apply(p, commands.assemble(1, 1400))).portions.at(-1)?.id).toBe('p3')
  })

  test('while a part is out goes back to the amount and the owing that were there before, one assembly at a time', () => {
    const change = { toSupply: { amount: 1400, reason: 'The surgery rang' } }
    const fewer = { toSupply: { amount: 2100, reason: 'Patient asked' }, owing }
    const half = apply(
      apply(aPrescription(), commands.clinicalCheck()),
      commands.assemble(1, 700, { owing }),
      people.dispenser,
    )
    const out = [commands.accuracyCheck(), commands.place(), commands.handOut()].reduce<Prescription>(
      (p, command) => apply(p, command),
      half,
    )
    const first = apply(out, commands.assemble(1, 700, fewer))
    const p = apply(first, commands.assemble(1, 700, change))
    expect([itemOf(p).toSupply, itemOf(p).owing]).toEqual([1400, null])
    const back = (state: Prescription, eventId: string): Prescription =>
      apply(state, { type: 'correct', eventId, reason: 'Wrong line', medicineIs: null })
    const once = back(p, `e${String(p.version)}`)
    expect(itemOf(once)).toMatchObject({ toSupply: 2100, toSupplyReason: 'Patient asked', owing: { amount: 700 } })
    const twice = back(once, `e${String(first.version)}`)
    expect(itemOf(twice)).toMatchObject({ toSupply: 2800, toSupplyReason: null, owing: { amount: 2100 } })
    expect(itemOf(twice).portions.map(({ id }) => id)).toEqual(['p1'])
  })

  test('of an earlier part leaves what a later one changed, which then goes back to before both', () => {
    const half = apply(
      apply(aPrescription(), commands.clinicalCheck()),
      commands.assemble(1, 1400, { owing }),
      people.dispenser,
    )
    const out = [commands.accuracyCheck(), commands.place(), commands.handOut()].reduce<Prescription>(
      (p, command) => apply(p, command),
      half,
    )
    const change = { toSupply: { amount: 2100, reason: 'Patient asked' } }
    const rest = apply(out, commands.assemble(1, 700, change))
    const departure = itemOf(rest).portions[0]?.out?.stamp.eventId ?? ''
    const correct: Command = { type: 'correct', eventId: departure, reason: 'Wrong bag', medicineIs: 'here-not-placed' }
    const here = apply(rest, correct)
    const one = apply(here, { ...correct, eventId: `e${String(half.version)}`, medicineIs: null })
    expect([itemOf(one).toSupply, itemOf(one).portions.map(({ id }) => id)]).toEqual([2100, ['p2']])
    const none = apply(one, { ...correct, eventId: `e${String(rest.version)}`, medicineIs: null })
    expect(itemOf(none)).toMatchObject({ toSupply: 2800, owing: null, portions: [] })
  })

  test('of a rest that was owed in full owes it again', () => {
    const owed = apply(apply(aPrescription(), commands.clinicalCheck()), commands.assemble(1, 0, { owing }))
    const p = apply(owed, commands.assemble(1, 2800))
    const eventId = `e${String(p.version)}`
    const back = apply(p, { type: 'correct', eventId, reason: 'Wrong line', medicineIs: null })
    expect(itemOf(back).owing).toEqual(itemOf(owed).owing)
  })
})

describe('correcting an assembly of one item', () => {
  const two = brought(aPrescription({ content: { items: items(2) } }), 'placed', [2])
  const status = (p: Prescription) => statusOf(p, 2)
  const undone = (p: Prescription) =>
    apply(p, { type: 'correct', eventId: `e${String(p.version)}`, reason: 'Slip', medicineIs: null })

  test('that was all owed before makes no other one ready: its place is confirmed again', () => {
    const owed = apply(two, commands.assemble(1, 0, { owing }))
    expect(status(owed)).toBe('Ready to Collect')
    const made = apply(owed, commands.assemble(1))
    expect(status(made)).toBe('With Pharmacy')
    const back = undone(made)
    expect(itemOf(back).owing).toEqual(itemOf(owed).owing)
    expect(status(back)).toBe('With Pharmacy')
    expect(status(apply(back, commands.place([2])))).toBe('Ready to Collect')
  })

  test('of which all was owed by it leaves the other in its place, which is not ready either', () => {
    const back = undone(apply(two, commands.assemble(1, 0, { owing })))
    expect(status(back)).toBe('With Pharmacy')
    expect(itemOf(back, 2).portions[0]?.placed).not.toBeNull()
  })
})
