import { expect, test } from 'vitest'
import { shortPlaceWords } from '../../../src/renderer/wording/places-short.ts'

test('in a narrow window no two places are called the same, and each is short enough for its column', () => {
  const words = Object.values(shortPlaceWords)
  expect(new Set(words).size).toBe(words.length)
  expect(Math.max(...words.map((one) => one.length))).toBeLessThanOrEqual(9)
})
