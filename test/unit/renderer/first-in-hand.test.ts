import { expect, test } from 'vitest'
import { firstInHand } from '../../../src/renderer/features/queue/first-in-hand.ts'
import type { QueueRow, ShownRow } from '../../../src/renderer/features/queue/settled-rows.ts'

const shown = (id: string, left = false): ShownRow => ({ row: { id } as QueueRow, left })

test('with nothing in hand the first line of a list is, and not one that has left it meanwhile', () => {
  expect(firstInHand('check', null, [shown('1'), shown('2')])).toBe('1')
  expect(firstInHand('check', null, [shown('1', true), shown('2')])).toBe('2')
  expect(firstInHand('check', null, [])).toBeUndefined()
})

test('what is in hand stays in hand, also when it is in another list', () => {
  expect(firstInHand('check', '2', [shown('1'), shown('2')])).toBeUndefined()
  expect(firstInHand('check', '9', [shown('1')])).toBeUndefined()
})

test('nothing is taken by itself from a search or from what is done', () => {
  expect(firstInHand(null, null, [shown('1')])).toBeUndefined()
  expect(firstInHand('done', null, [shown('1')])).toBeUndefined()
})
