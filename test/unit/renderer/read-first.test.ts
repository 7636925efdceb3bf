import { expect, test } from 'vitest'
import { readFirst, type Ending } from '../../../src/renderer/features/prescription/act-dialog.tsx'

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
