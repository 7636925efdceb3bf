import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { isReady, taskStatus } from '../../../src/domain/tracking.ts'
import {
  aPrescription,
  aReceive,
  anItemContent,
  apply,
  brought,
  commands,
  itemId,
  items,
  monday,
  noonOf,
  statusOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)
const { owing } = commands

const two = () => aPrescription({ content: { items: items(2) } })

/** 14 of 28 capsules in their place, 14 owed. */
const partPlaced = (route: 'collect' | 'deliver' | 'post' | 'locker' = 'collect'): Prescription => {
  const checked = apply(aPrescription(), commands.clinicalCheck())
  const assembled = apply(checked, commands.assemble(1, 1400, { owing }), people.dispenser)
  return apply(apply(assembled, commands.accuracyCheck()), commands.place([1], route), people.dispenser)
}

const partOut = () => apply(partPlaced(), commands.handOut(), people.counter)

const stopped: Command = { type: 'hold', itemIds: [first], reason: 'Query' }

const close: Command = { type: 'mark-not-dispensed', itemIds: [first], reasonCode: '0010', note: null }

describe('row 1: the NHS hears nothing', () => {
  test.each([
    ['of an order that EPS has not released to us', { source: { kind: 'order', releasedTo: null } } as const],
    ['of a release to another pharmacy', { source: { releasedTo: 'VNE51' } }],
    ['of what it sent back itself', { sentBackReason: 'Invalid signature' }],
  ])('%s', (_, given) => {
    expect(statusOf(aPrescription(given))).toBe('nothing')
  })

  test('of an issue once a later one of the same prescription is here, which shares its item ids', () => {
    const issue = { treatment: 'repeat-dispensing', issue: { number: 1, of: 6 } } as const
    const p = brought(aPrescription({ content: issue }), 'placed')
    expect(statusOf(p)).toBe('Ready to Collect')
    expect(statusOf(apply(p, { type: 'note-later-issue', issue: 2 }))).toBe('nothing')
  })
})

test('row 2: an item cancelled before it came is Not Dispensed', () => {
  const p = aPrescription({ content: { items: [anItemContent(1, { cancelled: true }), anItemContent(2)] } })
  expect([statusOf(p, 1), statusOf(p, 2)]).toEqual(['Not Dispensed', 'With Pharmacy'])
})

describe('row 3: the whole prescription went back to Spine', () => {
  const giveBack: Command = { type: 'return-to-spine', reasonCode: '0003' }

  test('after nothing but With Pharmacy there is nothing to add', () => {
    expect(statusOf(apply(aPrescription(), giveBack))).toBe('nothing')
  })

  test('after a "ready" it is With Pharmacy again', () => {
    expect(statusOf(apply(brought(aPrescription(), 'placed'), giveBack))).toBe('With Pharmacy')
  })

  test('an item cancelled on arrival stays Not Dispensed', () => {
    const p = aPrescription({ content: { items: [anItemContent(1, { cancelled: true }), anItemContent(2)] } })
    expect(statusOf(apply(p, giveBack))).toBe('Not Dispensed')
  })
})

describe('row 4: closed with nothing out is Not Dispensed', () => {
  test.each<[string, Command]>([
    ['not dispensed', close],
    ['cancelled by the prescriber', { type: 'cancel-by-prescriber', itemIds: [first], note: null }],
    ['patient died', { type: 'record-death', note: null }],
  ])('%s', (_, command) => {
    expect(statusOf(apply(brought(aPrescription(), 'placed'), command))).toBe('Not Dispensed')
  })
})

describe('row 5: all out, or part out and the rest closed', () => {
  test('handed out is Collected', () => {
    expect(statusOf(brought(aPrescription(), 'handed-out'))).toBe('Collected')
  })

  test.each(['deliver', 'post', 'locker'] as const)('sent by %s is Dispatched', (route) => {
    expect(statusOf(brought(aPrescription(), 'dispatched', [1], route))).toBe('Dispatched')
  })

  test('part out and the rest closed is Collected', () => {
    expect(statusOf(apply(partOut(), { type: 'close-owing', itemId: first, reason: 'Not wanted' }))).toBe('Collected')
    expect(statusOf(apply(partOut(), close))).toBe('Collected')
  })

  test('the route of the last part decides', () => {
    const rest = apply(apply(partOut(), commands.assemble(1, 1400), people.dispenser), commands.accuracyCheck())
    const sent = apply(apply(rest, commands.place([1], 'post')), commands.dispatch(), people.driver)
    expect(statusOf(sent)).toBe('Dispatched')
  })

  test('which is the one recorded last, also where the clock was set back before it', () => {
    const ahead = apply(partPlaced(), commands.handOut(), people.counter, monday + 3 * 86_400_000)
    const made = apply(apply(ahead, commands.assemble(1, 1400), people.dispenser), commands.accuracyCheck())
    const rest = apply(apply(made, commands.place([1], 'deliver')), commands.dispatch(), people.driver)
    expect(statusOf(rest)).toBe('Dispatched')
  })

  test('in full is measured against what is to be supplied', () => {
    const changed = commands.assemble(1, 3000, { toSupply: { amount: 3000, reason: 'Original pack' } })
    const p = apply(
      apply(apply(aPrescription(), commands.clinicalCheck()), changed),
      commands.accuracyCheck(),
      people.technician,
    )
    expect(statusOf(apply(apply(p, commands.place()), commands.handOut()))).toBe('Collected')
  })
})

describe('row 6: delivery adds nothing', () => {
  test.each<[string, Command]>([
    ['delivered', { type: 'record-delivery', itemIds: [first], proof: null }],
    ['attempt failed', { type: 'record-failed-delivery', itemIds: [first], reason: 'No answer' }],
  ])('%s stays Dispatched', (_, command) => {
    expect(statusOf(apply(brought(aPrescription(), 'dispatched'), command, people.driver))).toBe('Dispatched')
  })
})

describe('row 7: came back, or hand-out corrected, and not yet placed again', () => {
  const takeBack: Command = { type: 'take-back', itemIds: [first], reason: 'Wrong address' }

  test('is With Pharmacy', () => {
    expect(statusOf(apply(brought(aPrescription(), 'dispatched'), takeBack))).toBe('With Pharmacy')
    const corrected = apply(brought(aPrescription(), 'handed-out'), {
      type: 'correct',
      eventId: 'e6',
      reason: 'Wrong patient on screen',
      medicineIs: 'here-not-placed',
    })
    expect(statusOf(corrected)).toBe('With Pharmacy')
  })

  test('is Preparing Remainder while another part is out', () => {
    const rest = apply(apply(partOut(), commands.assemble(1, 1400), people.dispenser), commands.accuracyCheck())
    const sent = apply(apply(rest, commands.place([1], 'deliver')), commands.dispatch(), people.driver)
    expect(statusOf(apply(sent, takeBack))).toBe('With Pharmacy - Preparing Remainder')
  })
})

describe('row 8: stopped', () => {
  const stops: [string, (p: Prescription) => Prescription][] = [
    ['held', (p) => apply(p, stopped)],
    ['check voided', (p) => apply(p, { type: 'correct', eventId: 'e2', reason: 'Wrong patient', medicineIs: null })],
    ['check queried', (p) => apply(p, commands.clinicalCheck({ outcome: 'queried', note: 'Dose' }))],
    ['another copy waits', (p) => apply(p, aReceive({ content: { items: [anItemContent(1, { note: 'Weekly' })] } }))],
    [
      'sent back by the NHS',
      (p) => apply(p, aReceive({ sentBackReason: 'Invalid', source: { kind: 'release-failed' } })),
    ],
    ['after its last legal day', (p) => apply(p, { type: 'review-legal-window' }, people.system, noonOf('2026-10-01'))],
  ]

  test.each(stops)('%s, even if it was in its place: With Pharmacy, and nothing is in its place', (_, stop) => {
    const p = stop(brought(aPrescription(), 'placed'))
    expect(statusOf(p)).toBe('With Pharmacy')
    expect(p.items[0]?.portions[0]?.placed).toBeNull()
    expect(p.items[0]?.portions[0]?.lastPlace).toEqual({ bagId: 'bag-1', place: { kind: 'shelf', label: 'A3' } })
  })

  test.each(stops)('%s with a part out: Preparing Remainder', (_, stop) => {
    expect(statusOf(stop(partOut()))).toBe('With Pharmacy - Preparing Remainder')
  })

  // What is wholly out can no longer be held or queried.
  const stopsLater = stops.filter(([name]) => name !== 'held' && name !== 'check queried')

  test.each(stopsLater)('%s with all of it out: Collected all the same', (_, stop) => {
    expect(statusOf(stop(brought(aPrescription(), 'handed-out')))).toBe('Collected')
  })

  test.each<[string, (p: Prescription) => Prescription]>([
    [
      'on hold',
      (p) => ({ ...p, items: apply(p, stopped).items.map((item) => ({ ...item, portions: p.items[0]!.portions })) }),
    ],
    ['before its days', (p) => ({ ...p, items: p.items.map((item) => ({ ...item, window: 'before' })) })],
    ['without its check', (p) => ({ ...p, clinicalCheck: null })],
  ])('%s is never ready, even were a bag still in its place', (_, stop) => {
    expect(statusOf(stop(brought(aPrescription(), 'placed')))).toBe('With Pharmacy')
  })

  test('before its first legal day', () => {
    expect(statusOf(brought(aPrescription({ content: { validFrom: '2026-03-20' } }), 'accurate'))).toBe('With Pharmacy')
  })
})

describe('rows 9 and 10: in its place and announced', () => {
  test.each([
    ['collect', 'Ready to Collect', 'Ready to Collect - Partial'],
    ['deliver', 'Ready to Dispatch', 'Ready to Dispatch - Partial'],
    ['post', 'Ready to Dispatch', 'Ready to Dispatch - Partial'],
    ['locker', 'Ready to Dispatch', 'Ready to Dispatch - Partial'],
  ] as const)('by %s: %s, a part of it: %s', (route, whole, part) => {
    expect(statusOf(brought(aPrescription(), 'placed', [1], route))).toBe(whole)
    expect(statusOf(partPlaced(route))).toBe(part)
  })

  test('the rest of an owing in its place is everything still to supply', () => {
    const rest = apply(apply(partOut(), commands.assemble(1, 1400), people.dispenser), commands.accuracyCheck())
    expect(statusOf(apply(rest, commands.place()))).toBe('Ready to Collect')
  })

  test('not announced while another item is in preparation', () => {
    expect(statusOf(brought(two(), 'placed', [1]))).toBe('With Pharmacy')
  })

  test.each<[string, Command]>([
    ['placed', commands.place([2])],
    ['held', { type: 'hold', itemIds: [itemId(2)], reason: 'Query' }],
    ['closed', { type: 'mark-not-dispensed', itemIds: [itemId(2)], reasonCode: '0001', note: null }],
    ['wholly owed', commands.assemble(2, 0, { owing })],
  ])('announced once the other item is %s', (_, command) => {
    const p = brought(brought(two(), 'placed', [1]), 'accurate', [2])
    expect(statusOf(p)).toBe('With Pharmacy')
    expect(statusOf(apply(p, command))).toBe('Ready to Collect')
  })

  test('announced alone when a person says so, until it is taken out', () => {
    const told = apply(brought(two(), 'placed', [1]), { type: 'announce-part', itemIds: [first] })
    expect([statusOf(told, 1), statusOf(told, 2)]).toEqual(['Ready to Collect', 'With Pharmacy'])
    const out = apply(told, { type: 'take-out-of-bag', itemIds: [first], reason: 'Fridge' })
    expect(statusOf(apply(out, commands.place()))).toBe('With Pharmacy')
  })
})

describe('row 11: a part is out and nothing is ready', () => {
  test('is Preparing Remainder, also while the rest is prepared or in its place and not announced', () => {
    expect(statusOf(partOut())).toBe('With Pharmacy - Preparing Remainder')
    const checked = apply(two(), commands.clinicalCheck())
    const half = apply(
      apply(checked, commands.assemble(1, 1400, { owing }), people.dispenser),
      commands.accuracyCheck(),
    )
    const out = apply(apply(half, commands.place()), commands.handOut())
    const rest = apply(apply(out, commands.assemble(1, 1400), people.dispenser), commands.accuracyCheck())
    expect(statusOf(rest)).toBe('With Pharmacy - Preparing Remainder')
    expect(statusOf(apply(rest, commands.place()))).toBe('With Pharmacy - Preparing Remainder')
  })
})

test('row 12: received, checked, assembled, wholly owed and taken out of its bag are With Pharmacy', () => {
  const p = aPrescription()
  const placed = brought(p, 'placed')
  for (const state of [
    p,
    apply(p, commands.clinicalCheck()),
    brought(p, 'assembled'),
    brought(p, 'accurate'),
    apply(brought(p, 'assembled'), commands.assemble(1, 0, { owing }), people.dispenser),
    apply(placed, { type: 'take-out-of-bag', itemIds: [first], reason: 'Fridge' }),
  ])
    expect(statusOf(state)).toBe('With Pharmacy')
})

test('only Collected, Dispatched and Not Dispensed are completed; only the four Ready are ready', () => {
  const all = [
    'With Pharmacy',
    'With Pharmacy - Preparing Remainder',
    'Ready to Collect',
    'Ready to Collect - Partial',
    'Ready to Dispatch',
    'Ready to Dispatch - Partial',
    'Collected',
    'Dispatched',
    'Not Dispensed',
  ] as const
  expect(all.filter((status) => taskStatus(status) === 'completed')).toEqual([
    'Collected',
    'Dispatched',
    'Not Dispensed',
  ])
  expect(all.filter(isReady)).toEqual(all.slice(2, 6))
})
