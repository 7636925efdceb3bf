import { expect, test } from 'vitest'
import type { Command } from '../../../src/domain/commands.ts'
import { may } from '../../../src/domain/permission.ts'
import { promiseNow } from '../../../src/domain/promise-now.ts'
import { offers } from '../../../src/domain/stage.ts'
import {
  aPrescription,
  apply,
  brought,
  commands,
  itemId,
  items,
  monday,
  noonOf,
  refusalOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const minute = 60_000
const promise = (waiting: boolean, at: number | null = null): Command => ({ type: 'promise', waiting, at })
const soon = monday + 90 * minute

test('everybody at the counter may say that a patient waits or when to come, a driver may not', () => {
  const roles = ['pharmacist', 'accuracy-checking-technician', 'dispenser', 'counter-assistant', 'driver'] as const
  expect(roles.filter((role) => may(role, 'promise'))).toEqual(roles.slice(0, 4))
})

test('who goes on waiting has waited since the first time, whatever time is promised meanwhile', () => {
  const waits = apply(aPrescription(), promise(true), people.counter, monday)
  const later = apply(waits, promise(true, soon), people.counter, monday + 10 * minute)
  expect(promiseNow(later)).toEqual({ waitingSince: monday, at: soon })
})

test('neither waiting nor a time takes both back', () => {
  const p = apply(apply(aPrescription(), promise(true, soon)), promise(false))
  expect(promiseNow(p)).toEqual({ waitingSince: null, at: null })
})

test('the same again is refused as told already', () => {
  expect(refusalOf(aPrescription(), promise(false))).toEqual({ code: 'promise-unchanged' })
  const p = apply(aPrescription(), promise(true, soon))
  expect(refusalOf(p, promise(true, soon))).toEqual({ code: 'promise-unchanged' })
})

test('a time that is over is not promised, but one promised before may stay', () => {
  expect(refusalOf(aPrescription(), promise(false, monday))).toEqual({ code: 'promise-in-past' })
  const p = apply(aPrescription(), promise(false, soon))
  const late = apply(p, promise(true, soon), people.counter, soon + minute)
  expect(promiseNow(late)).toEqual({ waitingSince: soon + minute, at: soon })
})

test('nothing is promised of a prescription on which nothing is open', () => {
  expect(refusalOf(brought(aPrescription(), 'handed-out'), promise(true))).toEqual({ code: 'nothing-open' })
})

test('nobody waits any more once something was handed out, and waits again when that is taken back', () => {
  const p = apply(aPrescription({ content: { items: items(2) } }), promise(true, soon))
  const out = brought(p, 'handed-out', [1])
  expect(promiseNow(out)).toEqual({ waitingSince: null, at: null })
  const eventId = `e${String(out.version)}`
  const back = apply(out, { type: 'correct', eventId, reason: 'Wrong patient', medicineIs: 'in-its-place' })
  expect(promiseNow(back)).toEqual({ waitingSince: monday, at: soon })
})

test('whoever waits for a part that was owed has waited since they said so, not since the first visit', () => {
  const p = brought(apply(aPrescription({ content: { items: items(2) } }), promise(true)), 'handed-out', [1])
  const again = apply(p, promise(true), people.counter, noonOf('2026-03-04'))
  expect(promiseNow(again).waitingSince).toBe(noonOf('2026-03-04'))
})

test('what was told last can be taken back: what was told before it holds again', () => {
  const first = apply(aPrescription(), promise(false, soon))
  const second = apply(first, promise(true))
  const correct: Command = { type: 'correct', eventId: 'e3', reason: 'Undo was pressed', medicineIs: null }
  const undone = apply(second, correct, people.counter)
  expect(promiseNow(undone)).toEqual({ waitingSince: null, at: soon })
  expect(refusalOf(second, correct, people.driver)).toEqual({
    code: 'not-permitted',
    role: 'driver',
    command: 'correct',
  })
})

test('the daily review ends the waiting of earlier days and keeps the promised time', () => {
  const review: Command = { type: 'review-legal-window' }
  const p = apply(aPrescription(), promise(true, soon))
  expect(apply(p, review, people.system, monday + 60 * minute)).toEqual(p)
  const nextDay = apply(p, review, people.system, noonOf('2026-03-03'))
  expect(promiseNow(nextDay)).toEqual({ waitingSince: null, at: soon })
  expect(apply(nextDay, review, people.system, noonOf('2026-03-04'))).toEqual(nextDay)
})

test('it is offered while something is open, also to take a wait back', () => {
  const offered = (p: Parameters<typeof offers>[0]) => offers(p).some(({ command }) => command === 'promise')
  const waits = apply(aPrescription(), promise(true))
  const closed = apply(waits, { type: 'mark-not-dispensed', itemIds: [itemId(1)], reasonCode: '0001', note: null })
  expect([waits, brought(waits, 'placed'), closed].map(offered)).toEqual([true, true, false])
  expect(refusalOf(closed, commands.clinicalCheck())).not.toBeUndefined()
})
