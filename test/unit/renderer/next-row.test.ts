import { expect, test } from 'vitest'
import { afterRowDone, afterRowGone } from '../../../src/renderer/ui/next-row.ts'

const send = { words: 'Send', at: 1 }

test('a row that went leaves the focus to the same control of the row in its place', () => {
  expect(
    afterRowGone(
      [
        ['ADEYEMI', 'Send'],
        ['BROWN', 'Other', 'Send'],
      ],
      1,
      send,
    ),
  ).toEqual([1, 2])
})

test('a row that went as the last leaves the focus to the one before it', () => {
  expect(
    afterRowGone(
      [
        ['ADEYEMI', 'Send'],
        ['BROWN', 'Send'],
      ],
      2,
      send,
    ),
  ).toEqual([1, 1])
})

test('where no row has the same control, the one at the same place takes the focus, or the last there is', () => {
  expect(afterRowGone([['BROWN', 'Set aside']], 0, send)).toEqual([0, 1])
  expect(afterRowGone([['BROWN']], 0, send)).toEqual([0, 0])
})

test('a row without controls is passed over, and with none left there is no row to go to', () => {
  expect(afterRowGone([['ADEYEMI', 'Send'], [], ['CHEN', 'Send']], 1, send)).toEqual([2, 1])
  expect(afterRowGone([[], []], 1, send)).toBeUndefined()
  expect(afterRowGone([], 0, send)).toBeUndefined()
})

test('a row that is done and stays leaves the focus to the next in which the same can be done, then to the nearest before', () => {
  const rows = [['ADEYEMI', 'Send'], ['BROWN', 'Send'], ['CHEN'], ['DIAZ'], ['EVANS', 'Send']]
  expect(afterRowDone(rows, 3, send)).toEqual([4, 1])
  expect(afterRowDone(rows, 4, send)).toEqual([1, 1])
  expect(afterRowDone([['ADEYEMI'], ['BROWN']], 0, send)).toBeUndefined()
})
