import { expect, test } from 'vitest'
import { undoOf } from '../../../src/renderer/features/prescription/undo-of.ts'

const recorded = (...types: readonly string[]) => [
  { id: 'a', version: 9, eventIds: types.map((_type, at) => `event-${String(at)}`), types },
]

test('a bag that was looked at and kept in its place has nothing to undo: half of it undone would make it not ready', () => {
  expect(undoOf(recorded('taken-out-of-bag', 'bag-placed'), [])).toEqual([])
  expect(undoOf(recorded('taken-out-of-bag', 'bag-placed', 'bag-placed'), [])).toEqual([])
})

test('a placing alone can be undone', () => {
  expect(undoOf(recorded('window-opened', 'bag-placed'), []).map(({ type }) => type)).toEqual(['bag-placed'])
})
