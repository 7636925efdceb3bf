import { expect, test } from 'vitest'
import { readFirst, type Ending } from '../../../src/renderer/features/prescription/act-dialog.tsx'
import { isStray } from '../../../src/renderer/ui/dialog.tsx'

const ending = (keyOf: string): Ending => ({ button: keyOf, words: '', commands: [], keyOf })

test('an ending by one letter waits until the window could be read, and says so; one by Control and Enter does not', () => {
  const [letter, chord] = readFirst([ending('p'), ending('Control+Enter')], false)
  expect(letter).toMatchObject({ commands: null, missing: 'Read it first.' })
  expect(chord).toEqual(ending('Control+Enter'))
})

test('a window that could be read has its endings as they are', () => {
  const endings = [ending('p'), ending('q')]
  expect(readFirst(endings, true)).toBe(endings)
})

test('before a window could be read every letter and digit is held back; after it only one that does nothing there counts anew', () => {
  for (const key of ['n', 'p', '1', 'é', 'x']) {
    expect(isStray(key, false, true)).toBe(true)
    expect(isStray(key, true, true)).toBe(false)
    expect(isStray(key, true, false)).toBe(true)
  }
  for (const key of ['?', 'enter', 'arrowdown', ' ', 'tab']) expect(isStray(key, false, false)).toBe(false)
})
