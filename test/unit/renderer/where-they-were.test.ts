import { expect, test } from 'vitest'
import { isAnothers } from '../../../src/renderer/app/use-where-they-were.ts'

const aisha = { personId: 'aisha', inHand: 'one' }

test('what somebody had in hand is not where the one who takes over was, nor the one who comes after nobody', () => {
  expect(isAnothers(aisha, { personId: 'daniel', inHand: 'one' })).toBe(true)
  expect(isAnothers(aisha, { personId: '', inHand: 'one' })).toBe(true)
})

test('what somebody takes in hand themselves is where they were, and so is what was looked at while nobody worked', () => {
  expect(isAnothers(aisha, { personId: 'daniel', inHand: 'two' })).toBe(false)
  expect(isAnothers(aisha, { personId: 'daniel', inHand: null })).toBe(false)
  expect(isAnothers(aisha, aisha)).toBe(false)
  expect(isAnothers({ personId: '', inHand: 'one' }, aisha)).toBe(false)
  expect(isAnothers(null, aisha)).toBe(false)
})
