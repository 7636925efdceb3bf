import { expect, test } from 'vitest'
import { stillToCorrect } from '../../../src/renderer/app/correct-later.ts'

const wish = { id: 'a', eventId: 'e', personId: 'p' }

test('a correction asked for opens for who asked, on the prescription it is of', () => {
  expect(stillToCorrect(wish, 'a', 'p')).toBe(wish)
})

test('it opens no window later: neither once another prescription was taken, nor for another person', () => {
  expect(stillToCorrect(wish, 'b', 'p')).toBeNull()
  expect(stillToCorrect(wish, null, 'p')).toBeNull()
  expect(stillToCorrect(wish, 'a', 'q')).toBeNull()
})
