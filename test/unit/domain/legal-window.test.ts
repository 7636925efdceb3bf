import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
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
  statusOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)

test('days pass: opened on its first day, ended after its last, and closed by a person', () => {
  const review: Command = { type: 'review-legal-window' }
  const p = aPrescription({ content: { validFrom: '2026-03-20' } })
  expect(itemOf(p).window).toBe('before')
  const opened = apply(p, review, people.system, noonOf('2026-03-20'))
  expect(itemOf(opened).window).toBe('open')
  expect(apply(opened, review, people.system, noonOf('2026-09-19'))).toEqual(opened)
  const ended = apply(opened, review, people.system, noonOf('2026-09-20'))
  expect(itemOf(ended).window).toBe('after')
  const closed = apply(ended, { type: 'mark-not-dispensed', itemIds: [first], reasonCode: '0008', note: null })
  expect(statusOf(closed)).toBe('Not Dispensed')
})

test('a schedule answered at the check can end the legal days at once', () => {
  const p = aPrescription({ content: { items: items(1, { schedule: 'unknown' }) } })
  const april = noonOf('2026-04-15')
  const check = commands.clinicalCheck({ schedules: { [first]: '3' } })
  expect(itemOf(apply(p, check, people.pharmacist, april)).window).toBe('after')
  const asNone = commands.clinicalCheck({ schedules: { [first]: 'none' } })
  expect(itemOf(apply(p, asNone, people.pharmacist, april)).window).toBe('open')
})

test('a bag can be placed on the first legal day before the daily review has run', () => {
  const p = brought(aPrescription({ content: { validFrom: '2026-03-20' } }), 'accurate')
  const placed = apply(p, commands.place(), people.dispenser, noonOf('2026-03-20'))
  expect([itemOf(placed).window, statusOf(placed)]).toEqual(['open', 'Ready to Collect'])
})

test('days end nothing that is closed or wholly out', () => {
  const p = brought(aPrescription({ content: { items: items(2) } }), 'handed-out', [1])
  const closed = apply(p, { type: 'mark-not-dispensed', itemIds: [itemId(2)], reasonCode: '0001', note: null })
  expect(apply(closed, { type: 'review-legal-window' }, people.system, noonOf('2027-01-01'))).toEqual(closed)
})

test('the answer given for other words does not decide the days of the chosen copy', () => {
  const april = noonOf('2026-04-15')
  const unknown = aPrescription({ content: { items: items(1, { schedule: 'unknown' }) } })
  const ended = apply(unknown, commands.clinicalCheck({ schedules: { [first]: '3' } }), people.pharmacist, april)
  const changed = aReceive({ content: { items: [anItemContent(1, { schedule: 'unknown', note: 'Weekly' })] } })
  const choose: Command = { type: 'choose-copy', which: 'other', reason: 'GP rang' }
  const chosen = apply(apply(ended, changed, people.system, april), choose, people.pharmacist, april)
  expect([itemOf(ended).window, itemOf(chosen).window, itemOf(chosen).schedule]).toEqual(['after', 'open', 'unknown'])
})
