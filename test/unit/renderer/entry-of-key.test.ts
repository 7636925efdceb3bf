import { expect, test } from 'vitest'
import { entryOfKey } from '../../../src/renderer/ui/entry-of-key.ts'

const entries = [
  { id: 'promise', words: 'Promise a time', keyOf: 'm' },
  { id: 'hold', words: 'Put on hold' },
  { id: 'take-back', words: 'Take back', keyOf: 'b', why: 'Nothing is out' },
]
const press = (key: string, more = {}) =>
  entryOfKey(entries, { key, ctrlKey: false, metaKey: false, altKey: false, ...more })?.id

test('in an open menu the key that an entry shows chooses it', () => {
  expect(press('m')).toBe('promise')
  expect(press('M')).toBe('promise')
})

test('not one that cannot be chosen now, nor with a modifier; other letters are the menu’s own', () => {
  expect(press('b')).toBeUndefined()
  expect(press('m', { ctrlKey: true })).toBeUndefined()
  expect(press('p')).toBeUndefined()
  expect(press('Enter')).toBeUndefined()
})
