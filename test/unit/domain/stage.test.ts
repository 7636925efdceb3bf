import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { offers } from '../../../src/domain/offers.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { queueStage } from '../../../src/domain/stage.ts'
import { arbitraryContent } from '../../support/arbitrary-content.ts'
import {
  aPrescription,
  aReceive,
  anItemContent,
  apply,
  brought,
  commands,
  itemId,
  items,
  noonOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)
const { owing } = commands
const two = () => aPrescription({ content: { items: items(2) } })
const hold = (n = 1): Command => ({ type: 'hold', itemIds: [itemId(n)], reason: 'Query' })

const partOut = (): Prescription => {
  const p = apply(
    apply(aPrescription(), commands.clinicalCheck()),
    commands.assemble(1, 1400, { owing }),
    people.dispenser,
  )
  return apply(apply(apply(p, commands.accuracyCheck()), commands.place()), commands.handOut())
}

const otherCopy = aReceive({ content: { items: [anItemContent(1, { note: 'Weekly' })] } })

describe('a prescription waits where its earliest work is', () => {
  test.each<[string, () => Prescription, string]>([
    ['just received', aPrescription, 'check'],
    ['queried', () => apply(aPrescription(), commands.clinicalCheck({ outcome: 'queried', note: 'Dose' })), 'check'],
    ['checked', () => apply(aPrescription(), commands.clinicalCheck()), 'assemble'],
    ['assembled', () => brought(aPrescription(), 'assembled'), 'accuracy'],
    ['accuracy checked', () => brought(aPrescription(), 'accurate'), 'place'],
    ['placed to be collected', () => brought(aPrescription(), 'placed'), 'ready'],
    ['placed to be sent', () => brought(aPrescription(), 'placed', [1], 'post'), 'delivery'],
    ['with the courier', () => brought(aPrescription(), 'dispatched'), 'delivery'],
    ['handed out', () => brought(aPrescription(), 'handed-out'), 'done'],
    ['part out, the rest owed', partOut, 'owings'],
    ['one item ready, the other to be assembled', () => brought(two(), 'placed', [1]), 'assemble'],
    ['one item ready, the other on hold', () => apply(brought(two(), 'placed', [1]), hold(2)), 'ready'],
    ['all on hold', () => apply(aPrescription(), hold()), 'on-hold'],
    [
      'accuracy checked before its first day',
      () => brought(aPrescription({ content: { validFrom: '2026-04-01' } }), 'accurate'),
      'on-hold',
    ],
    ['another copy waits', () => apply(aPrescription(), otherCopy), 'needs-you'],
    ['of another pharmacy', () => aPrescription({ source: { releasedTo: 'VNE51' } }), 'needs-you'],
    [
      'refused at the check',
      () => apply(aPrescription(), commands.clinicalCheck({ outcome: 'refused', note: 'x' })),
      'needs-you',
    ],
    [
      'after its last day',
      () => apply(aPrescription(), { type: 'review-legal-window' }, people.system, noonOf('2026-10-01')),
      'needs-you',
    ],
    ['sent back, nothing made for it', () => aPrescription({ sentBackReason: 'Invalid' }), 'done'],
    [
      'sent back with a bag about',
      () => apply(brought(aPrescription(), 'placed'), aReceive({ sentBackReason: 'Invalid' })),
      'needs-you',
    ],
    ['returned to Spine', () => apply(aPrescription(), { type: 'return-to-spine', reasonCode: '0003' }), 'done'],
    ['died', () => apply(aPrescription(), { type: 'record-death', note: null }), 'done'],
  ])('%s', (_, prescription, stage) => {
    expect(queueStage(prescription())).toBe(stage)
  })
})

describe('offers', () => {
  const offered = (p: Prescription) => Object.fromEntries(offers(p).map(({ command, itemIds }) => [command, itemIds]))

  test('what can be done to a prescription just received, item by item', () => {
    const all = [first, itemId(2)]
    expect(offered(two())).toEqual({
      'record-clinical-check': [],
      'change-route': [],
      promise: [],
      'record-death': [],
      'return-to-spine': [],
      assemble: all,
      hold: all,
      'mark-not-dispensed': all,
      'cancel-by-prescriber': all,
    })
  })

  test('hand-out for the bag to be collected, dispatch for the one to be sent', () => {
    const p = apply(apply(brought(two(), 'accurate', [1, 2]), commands.place([1])), commands.place([2], 'post'))
    expect(offered(p)).toMatchObject({
      'hand-out': [first],
      dispatch: [itemId(2)],
      'take-out-of-bag': [first, itemId(2)],
    })
  })

  test('dispatch for the bag that is for the locker as well', () => {
    expect(offered(brought(aPrescription(), 'placed', [1], 'locker'))).toMatchObject({ dispatch: [first] })
  })

  test('nothing for what the NHS sent back or what belongs elsewhere', () => {
    expect(offers(aPrescription({ sentBackReason: 'Invalid' }))).toEqual([])
    expect(offers(aPrescription({ source: { releasedTo: 'VNE51' } }))).toEqual([])
  })

  test('a choice only while another copy waits', () => {
    expect(offered(aPrescription())).not.toHaveProperty('choose-copy')
    expect(offered(apply(aPrescription(), otherCopy))).toHaveProperty('choose-copy')
  })

  test('a clinical check for any content but unlawful repeat dispensing', () => {
    fc.assert(
      fc.property(arbitraryContent, (content) => {
        const open = content.items.some((item) => !item.cancelled)
        const unlawful = content.items.some((item) => !item.cancelled && ['2', '3'].includes(item.schedule))
        const expected = open && !(content.treatment === 'repeat-dispensing' && unlawful)
        expect('record-clinical-check' in offered(aPrescription({ content }))).toBe(expected)
      }),
      { numRuns: 100 },
    )
  })
})
