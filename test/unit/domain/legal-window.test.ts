import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { offers } from '../../../src/domain/offers.ts'
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

test('what goes out of date in its place is ready no more from the next day, and what lies beside it waits for it', () => {
  const product = { code: null, name: 'Amoxicillin 250mg capsules' }
  const lines = [{ product, amount: 2800, batch: null, expiry: '2026-03-31' }]
  const checked = apply(aPrescription({ content: { items: items(2) } }), commands.clinicalCheck())
  const made = [commands.assemble(1, 2800, { lines }), commands.assemble(2)].reduce(
    (state, command) => apply(state, command, people.dispenser),
    checked,
  )
  const accurate = apply(made, commands.accuracyCheck(1, 2), people.technician)
  const ready = apply(accurate, commands.place([1, 2]), people.dispenser)
  const review: Command = { type: 'review-legal-window' }
  const onItsLastDay = apply(ready, review, people.system, noonOf('2026-03-31'))
  expect([1, 2].map((n) => statusOf(onItsLastDay, n))).toEqual(['Ready to Collect', 'Ready to Collect'])
  const after = apply(ready, review, people.system, noonOf('2026-04-01'))
  expect([1, 2].map((n) => statusOf(after, n))).toEqual(['With Pharmacy', 'With Pharmacy'])
  expect(itemOf(after, 2).portions[0]?.placed).not.toBeNull()
  expect(apply(after, review, people.system, noonOf('2026-04-02'))).toEqual(after)
})

test('what was out of date in its place when its legal days ended keeps where it lay', () => {
  const lines = [{ product: { code: null, name: 'Amoxicillin' }, amount: 2800, batch: null, expiry: '2026-08-31' }]
  const checked = apply(aPrescription(), commands.clinicalCheck())
  const made = apply(checked, commands.assemble(1, 2800, { lines }), people.dispenser)
  const ready = apply(apply(made, commands.accuracyCheck(1), people.technician), commands.place(), people.dispenser)
  const ended = apply(ready, { type: 'review-legal-window' }, people.system, noonOf('2027-01-01'))
  expect(itemOf(ended).portions[0]?.placedAtEnd).toEqual(itemOf(ready).portions[0]?.placed)
})

test('what was in its place when its legal days were taken to have ended is placed again before it leaves, once they go on', () => {
  const ready = brought(aPrescription(), 'placed')
  const review: Command = { type: 'review-legal-window' }
  const reopened = apply(
    apply(ready, review, people.system, noonOf('2027-01-01')),
    review,
    people.system,
    noonOf('2026-04-01'),
  )
  expect([itemOf(reopened).window, itemOf(reopened).portions[0]?.placedAtEnd]).toEqual(['open', null])
  expect(offers(reopened).map(({ command }) => command)).not.toContain('hand-out')
})
