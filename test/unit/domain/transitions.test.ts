import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { queueStage } from '../../../src/domain/stage.ts'
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
  noonOf,
  refusalOf,
  statusOf,
  told,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)
const { owing } = commands

test('change of route swaps the Ready codes, and the bag stays where it is', () => {
  const p = brought(aPrescription(), 'placed')
  const changed = apply(p, { type: 'change-route', route: 'deliver' })
  expect([statusOf(p), statusOf(changed)]).toEqual(['Ready to Collect', 'Ready to Dispatch'])
  expect(itemOf(changed).portions[0]?.placed?.place.label).toBe('A3')
  expect(statusOf(apply(changed, { type: 'change-route', route: 'collect' }))).toBe('Ready to Collect')
})

test('taken back from delivery, then collected', () => {
  expect(
    told(
      brought(aPrescription(), 'dispatched'),
      { type: 'record-failed-delivery', itemIds: [first], reason: 'No answer' },
      { type: 'take-back', itemIds: [first], reason: 'No answer' },
      commands.place([1], 'collect'),
      commands.handOut(),
    ),
  ).toEqual(['Dispatched', 'With Pharmacy', 'Ready to Collect', 'Collected'])
})

test('hold after placing takes the "ready" back', () => {
  expect(told(brought(aPrescription(), 'placed'), { type: 'hold', itemIds: [first], reason: 'Recall' })).toEqual([
    'With Pharmacy',
  ])
})

test('release of a hold needs the place confirmed', () => {
  const p = apply(brought(aPrescription(), 'placed'), { type: 'hold', itemIds: [first], reason: 'Recall' })
  expect(told(p, { type: 'release-hold', itemIds: [first], note: null }, commands.place())).toEqual([
    'With Pharmacy',
    'Ready to Collect',
  ])
})

test('part out and the rest closed', () => {
  const half = apply(apply(aPrescription(), commands.clinicalCheck()), commands.assemble(1, 1400, { owing }))
  expect(
    told(
      half,
      { type: 'record-accuracy-check', itemIds: [first], outcome: 'passed', selfCheckReason: 'Working alone' },
      commands.place(),
      commands.handOut(),
      { type: 'close-owing', itemId: first, reason: 'Not wanted' },
    ),
  ).toEqual(['With Pharmacy', 'Ready to Collect - Partial', 'With Pharmacy - Preparing Remainder', 'Collected'])
})

test('an item not dispensed beside others lets the others be ready', () => {
  const p = brought(aPrescription({ content: { items: items(2) } }), 'placed', [2])
  const closed = apply(p, { type: 'mark-not-dispensed', itemIds: [first], reasonCode: '0001', note: null })
  expect([statusOf(p, 2), statusOf(closed, 1), statusOf(closed, 2)]).toEqual([
    'With Pharmacy',
    'Not Dispensed',
    'Ready to Collect',
  ])
})

test('repeat-dispensing issue n+1 while issue n is unfinished: work on n goes on, the NHS hears of it no more', () => {
  const p = aPrescription({ content: { treatment: 'repeat-dispensing', issue: { number: 2, of: 6 } } })
  const later = apply(p, { type: 'note-later-issue', issue: 3 })
  expect(p.id).toBe('24F5DA-A83008-7EFE6Z/2')
  expect(statusOf(later)).toBe('nothing')
  const out = brought(later, 'handed-out')
  expect([statusOf(out), itemOf(out).portions[0]?.out?.how]).toEqual(['nothing', 'handed-out'])
  expect(apply(out, { type: 'note-later-issue', issue: 3 })).toEqual(out)
  expect(apply(p, { type: 'note-later-issue', issue: 1 })).toEqual(p)
})

test('cancelled on arrival: Not Dispensed from the first moment, and never worked', () => {
  const p = aPrescription({ content: { items: [anItemContent(1, { cancelled: true })] } })
  expect(statusOf(p)).toBe('Not Dispensed')
  expect(refusalOf(p, commands.assemble())).toEqual({ code: 'item-closed', itemId: first })
})

describe('an owing', () => {
  const half = () => {
    const p = apply(
      apply(aPrescription(), commands.clinicalCheck()),
      commands.assemble(1, 1400, { owing }),
      people.dispenser,
    )
    return apply(apply(apply(p, commands.accuracyCheck()), commands.place()), commands.handOut())
  }

  test('is worked like an item: a part of it leaves less owed, all of it leaves none', () => {
    expect(itemOf(half()).owing?.amount).toBe(1400)
    const quarter = apply(half(), commands.assemble(1, 700, { owing }), people.dispenser)
    expect(itemOf(quarter).owing?.amount).toBe(700)
    expect(itemOf(apply(half(), commands.assemble(1, 1400), people.dispenser)).owing).toBeNull()
  })

  test('whose remainder is not wanted ends in full when to supply is lowered to what is out', () => {
    const command = commands.assemble(1, 0, { toSupply: { amount: 1400, reason: 'Remainder not wanted' } })
    expect(statusOf(apply(half(), command, people.dispenser))).toBe('Collected')
  })

  test('is not silently replaced by what came back: that counts as assembled', () => {
    const here = apply(apply(aPrescription(), commands.clinicalCheck()), commands.assemble(1, 1400, { owing }))
    const placed = apply(
      apply(here, { ...commands.accuracyCheck(), selfCheckReason: 'Alone' } as Command),
      commands.place([1], 'deliver'),
    )
    const back = apply(apply(placed, commands.dispatch()), { type: 'take-back', itemIds: [first], reason: 'Nobody in' })
    expect(refusalOf(back, commands.assemble(1, 2800))).toEqual({ code: 'too-much', itemId: first, left: 1400 })
  })
})

test('what is recorded of one departure leaves alone what of the same item is out with another courier', () => {
  const owed = apply(
    apply(aPrescription(), commands.clinicalCheck()),
    commands.assemble(1, 1400, { owing }),
    people.dispenser,
  )
  const sendOn = (p: Prescription) =>
    apply(apply(apply(p, commands.accuracyCheck()), commands.place([1], 'deliver')), commands.dispatch())
  const both = sendOn(apply(sendOn(owed), commands.assemble(1, 1400), people.dispenser))
  const departures = [itemOf(both).portions[0]?.out?.stamp.eventId ?? '']
  const outOf = (p: Prescription) =>
    itemOf(p).portions.map(({ out }) => out && (out.delivered !== null || out.failed !== null))

  expect(outOf(apply(both, { type: 'take-back', itemIds: [first], reason: 'Came back', departures }))).toEqual([
    null,
    false,
  ])
  expect(
    outOf(apply(both, { type: 'record-failed-delivery', itemIds: [first], reason: 'Nobody in', departures })),
  ).toEqual([true, false])
  const delivered = apply(both, { type: 'record-delivery', itemIds: [first], proof: null, departures })
  expect(outOf(delivered)).toEqual([true, false])
  expect(refusalOf(delivered, { type: 'record-delivery', itemIds: [first], proof: null, departures })).toEqual({
    code: 'already-delivered',
    itemId: first,
  })
  expect(
    refusalOf(both, { type: 'take-back', itemIds: [first], reason: 'Came back', departures: ['another'] }),
  ).toEqual({ code: 'not-out', itemId: first })
})

describe('what a patient had and brought back', () => {
  const takeBack: Command = { type: 'take-back', itemIds: [first], reason: 'Wrong label' }
  const delivered = apply(brought(aPrescription(), 'dispatched'), {
    type: 'record-delivery',
    itemIds: [first],
    proof: null,
  })

  test.each([
    ['over the counter', brought(aPrescription(), 'handed-out')],
    ['at the door', delivered],
  ])('%s is kept apart, is never placed again, and is assembled anew', (_, given) => {
    const back = apply(given, takeBack)
    expect(statusOf(back)).toBe('With Pharmacy')
    expect([queueStage(back), itemOf(back).portions, itemOf(back).broughtBack.length]).toEqual(['assemble', [], 1])
    expect(refusalOf(back, commands.place())).toEqual({ code: 'was-with-patient', itemId: first })
    const anew = apply(back, commands.assemble(), people.dispenser)
    const ready = apply(apply(anew, commands.accuracyCheck(), people.technician), commands.place())
    expect(itemOf(ready).portions.map(({ id, placed }) => [id, placed !== null])).toEqual([['p2', true]])
  })

  test('and was placed again while that was possible reads as it was recorded then', () => {
    const given = brought(aPrescription(), 'handed-out')
    const portions = [{ itemId: first, portionId: 'p1' }]
    const stamp = { eventId: 'e7', happenedAt: noonOf('2026-03-03'), actor: people.pharmacist }
    const back = evolve(given, { type: 'taken-back', portions, reason: 'Wrong label', ...stamp })
    expect([itemOf(back).portions[0]?.cameBack, itemOf(back).broughtBack]).toEqual([true, []])
  })

  test('stays apart when another copy is chosen', () => {
    const items = [anItemContent(1, { directions: 'One four times a day' })]
    const copy = apply(apply(delivered, takeBack), aReceive({ content: { items } }))
    const chosen = apply(copy, { type: 'choose-copy', which: 'other', reason: 'GP rang' })
    expect(itemOf(chosen).broughtBack.map(({ id }) => id)).toEqual(['p1'])
  })
})

test('the rest is assembled beside what came back, which stays what it was', () => {
  const half = apply(
    apply(aPrescription(), commands.clinicalCheck()),
    commands.assemble(1, 1400, { owing }),
    people.dispenser,
  )
  const checked = apply(half, commands.accuracyCheck())
  const out = apply(apply(checked, commands.place([1], 'deliver')), commands.dispatch())
  const back = apply(out, { type: 'take-back', itemIds: [first], reason: 'Wrong label' })
  const rest = apply(back, commands.assemble(1, 1400), people.dispenser)
  expect(itemOf(rest).portions.map(({ id, accuracy }) => [id, accuracy !== null])).toEqual([
    ['p1', true],
    ['p2', false],
  ])
})

test('a failed accuracy check sends the portion back to assembly', () => {
  const p = apply(brought(aPrescription(), 'assembled'), {
    type: 'fail-accuracy-check',
    itemId: first,
    nearMiss: { category: 'wrong-strength', what: '500 mg picked', contributing: ['look-alike-pack'], lookAlike: null },
  })
  expect(itemOf(p).portions).toEqual([])
})

test('a self-check is stamped with its reason, another’s check is not', () => {
  const own = apply(aPrescription(), commands.assemble(), people.technician)
  const check: Command = {
    type: 'record-accuracy-check',
    itemIds: [first],
    outcome: 'passed',
    selfCheckReason: 'Alone',
  }
  expect(itemOf(apply(own, check, people.technician)).portions[0]?.accuracy?.selfCheckReason).toBe('Alone')
  expect(itemOf(apply(own, check, people.pharmacist)).portions[0]?.accuracy?.selfCheckReason).toBeNull()
})

test('what left last comes back first, and only that', () => {
  const rest = apply(
    apply(
      apply(
        apply(
          apply(aPrescription(), commands.clinicalCheck()),
          commands.assemble(1, 1400, { owing }),
          people.dispenser,
        ),
        commands.accuracyCheck(),
      ),
      commands.place(),
    ),
    commands.handOut(),
  )
  const sent = apply(
    apply(
      apply(apply(rest, commands.assemble(1, 1400), people.dispenser), commands.accuracyCheck()),
      commands.place([1], 'post'),
    ),
    commands.dispatch(),
  )
  const back = apply(sent, { type: 'take-back', itemIds: [first], reason: 'Undeliverable' })
  expect(itemOf(back).portions.map((portion) => portion.out?.how)).toEqual(['handed-out', undefined])
})

test('a death closes what is not yet out and leaves what is', () => {
  const p = brought(aPrescription({ content: { items: items(2) } }), 'handed-out', [1])
  const after = apply(p, { type: 'record-death', note: null })
  expect([statusOf(after, 1), statusOf(after, 2)]).toEqual(['Collected', 'Not Dispensed'])
})

test('the reply that was returned, coming in once more, is no second release', () => {
  const returned = apply(brought(aPrescription(), 'placed'), { type: 'return-to-spine', reasonCode: '0003' })
  expect(apply(returned, aReceive({ source: { messageId: 'message-2' } }))).toEqual(returned)
})

test('released again after a return is a new custody with nothing done', () => {
  const returned = apply(brought(aPrescription(), 'placed'), { type: 'return-to-spine', reasonCode: '0003' })
  const again = apply(returned, aReceive({ source: { messageId: 'message-2', releaseResponseId: 'release-2' } }))
  expect(again).toMatchObject({ custody: 2, tracked: true, returned: null, clinicalCheck: null })
  expect([statusOf(again), itemOf(again).portions, itemOf(again).toldOther]).toEqual(['With Pharmacy', [], false])
})
