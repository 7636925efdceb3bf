import { expect, test } from 'vitest'
import { isOurKey } from '../../../src/renderer/ui/use-keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('a letter is a key only while nobody types; a function key writes nothing and is always one', () => {
  expect(isOurKey(press('h'), false)).toBe(true)
  expect(isOurKey(press('h'), true)).toBe(false)
  expect(isOurKey(press('F10'), false)).toBe(true)
  expect(isOurKey(press('F10'), true)).toBe(true)
})

test('with Control, Alt or Meta a key is the PC’s, and so is a function key with Shift', () => {
  for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const) {
    expect(isOurKey(press('h', { [held]: true }), false)).toBe(false)
    expect(isOurKey(press('F10', { [held]: true }), false)).toBe(false)
  }
  expect(isOurKey(press('F10', { shiftKey: true }), false)).toBe(false)
  expect(isOurKey(press('?', { shiftKey: true }), false)).toBe(true)
})
