import { expect, test } from 'vitest'
import { besideInHand, firstInHand, notInListWords } from '../../../src/renderer/features/queue/first-in-hand.ts'
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

test('what is in hand and is no line of the list beside it is said to be none', () => {
  expect(notInListWords('assemble', '9', [shown('1')], false)).toContain('“Assemble”')
  expect(notInListWords('assemble', '9', [], false)).toContain('“Assemble”')
})

test('nothing is said of a line of the list, of one that just left it, before the lines are known, and in a search', () => {
  expect(notInListWords('assemble', '1', [shown('1')], false)).toBeNull()
  expect(notInListWords('assemble', '1', [shown('1', true)], false)).toBeNull()
  expect(notInListWords('assemble', '9', [], true)).toBeNull()
  expect(notInListWords('assemble', null, [shown('1')], false)).toBeNull()
  expect(notInListWords(null, '9', [shown('1')], false)).toBeNull()
})

test('beside the one in hand are the line below and the one above, and none where it is no line', () => {
  const rows = [shown('1'), shown('2'), shown('3')]
  expect(besideInHand('2', rows)).toEqual(['3', '1'])
  expect(besideInHand('3', rows)).toEqual(['2'])
  expect(besideInHand('9', rows)).toEqual([])
  expect(besideInHand(null, rows)).toEqual([])
})
