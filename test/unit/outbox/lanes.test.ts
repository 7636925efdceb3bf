import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { laneTurn } from '../../../src/main/outbox/lanes.ts'
import type { TaskRow } from '../../../src/main/outbox/task.ts'
import { aTask } from './task-rows.ts'

const ranks = (tasks: readonly TaskRow[]) => tasks.map(({ rank }) => rank)
const hour = 3_600_000

describe('the next request of a lane', () => {
  test('one update per item, the oldest of each', () => {
    const open = [aTask(1), aTask(2, { item_id: 'item-2' }), aTask(3, { status: 'Collected' })]
    expect(ranks(laneTurn(open, 0).send)).toEqual([1, 2])
  })

  test('a later update of an item waits for an earlier one that is not due yet', () => {
    const open = [aTask(1, { next_attempt_at: 500 }), aTask(2, { status: 'Collected' })]
    expect(laneTurn(open, 0)).toEqual({ send: [], stale: [], dueAt: 500 })
  })

  test('nothing while a request of the lane is in flight', () => {
    expect(laneTurn([aTask(1, { state: 'sending' }), aTask(2, { item_id: 'item-2' })], 0)).toEqual({
      send: [],
      stale: [],
      dueAt: null,
    })
  })

  test('what may already have been stored goes before anything else, and by itself', () => {
    const open = [aTask(1), aTask(2, { item_id: 'item-2', state: 'unknown' })]
    expect(ranks(laneTurn(open, 0).send)).toEqual([2])
    expect(laneTurn([aTask(1), aTask(2, { item_id: 'item-2', state: 'unknown', next_attempt_at: 9 })], 0).dueAt).toBe(9)
  })

  test('two issues never share a request, and an item keeps its order across issues', () => {
    const second = { prescription_id: '24F5DA-A83008-7EFE6Z/2' }
    expect(ranks(laneTurn([aTask(1), aTask(2, { ...second, item_id: 'item-2' })], 0).send)).toEqual([1])
    expect(ranks(laneTurn([aTask(1, { next_attempt_at: 5 }), aTask(2, second)], 0).send)).toEqual([])
  })

  test("an issue's first With Pharmacy shares a request with nothing else", () => {
    const open = [aTask(1, { opens_custody: 1 }), aTask(2, { item_id: 'item-2', status: 'Not Dispensed' })]
    expect(ranks(laneTurn(open, 0).send)).toEqual([1])
  })

  test('what shared a refused request travels alone', () => {
    const open = [aTask(1, { alone: 1 }), aTask(2, { item_id: 'item-2', alone: 1 }), aTask(3, { item_id: 'item-3' })]
    expect(ranks(laneTurn(open, 0).send)).toEqual([1])
  })

  test('a ready over twelve hours old asks a person, and does not hold up the other items', () => {
    const old = aTask(1, { status: 'Ready to Collect', true_at: 0, next_attempt_at: 60_000 })
    const turn = laneTurn([old, aTask(2, { item_id: 'item-2' })], 12 * hour + 1)
    expect(ranks(turn.stale)).toEqual([1])
    expect(ranks(turn.send)).toEqual([2])
    expect(laneTurn([old], 12 * hour).stale).toEqual([])
  })

  test('whatever is waiting, nothing is sent before it is due or out of order', () => {
    const task = fc.record({
      item_id: fc.constantFrom('item-1', 'item-2', 'item-3'),
      state: fc.constantFrom('waiting' as const, 'unknown' as const),
      next_attempt_at: fc.integer({ min: 0, max: 20 }),
      prescription_id: fc.constantFrom('one', 'two'),
      opens_custody: fc.constantFrom(0, 1),
      alone: fc.constantFrom(0, 1),
    })
    fc.assert(
      fc.property(fc.array(task, { maxLength: 12 }), fc.integer({ min: 0, max: 20 }), (given, now) => {
        const open = given.map((each, at) => aTask(at + 1, each))
        const { send, dueAt } = laneTurn(open, now)
        for (const sent of send) {
          expect(sent.next_attempt_at).toBeLessThanOrEqual(now)
          expect(open.find(({ item_id }) => item_id === sent.item_id)).toBe(sent)
        }
        expect(new Set(send.map(({ item_id }) => item_id)).size).toBe(send.length)
        expect(new Set(send.map(({ prescription_id }) => prescription_id)).size).toBeLessThanOrEqual(1)
        expect(send.length > 0).toBe(dueAt !== null && dueAt <= now)
        expect(dueAt === null).toBe(open.length === 0)
      }),
    )
  })
})
