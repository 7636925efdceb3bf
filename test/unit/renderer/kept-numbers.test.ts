import { expect, test } from 'vitest'
import { keptNumbers } from '../../../src/renderer/features/prescription/clinical/kept-numbers.ts'

test('a fact that comes meanwhile takes the next number, wherever it stands in the list', () => {
  const first = keptNumbers([], ['allergy', 'note'])
  expect(first).toEqual(['allergy', 'note'])
  expect(keptNumbers(first, ['early-repeat', 'allergy', 'note'])).toEqual(['allergy', 'note', 'early-repeat'])
})

test('a number whose fact went away is given to no other', () => {
  expect(keptNumbers(['allergy', 'note'], ['note', 'early-repeat'])).toEqual(['allergy', 'note', 'early-repeat'])
})

test('there are nine numbers, and nothing new changes nothing', () => {
  const all = Array.from({ length: 12 }, (_, at) => `fact ${String(at)}`)
  const nine = keptNumbers([], all)
  expect(nine).toEqual(all.slice(0, 9))
  expect(keptNumbers(nine, all)).toBe(nine)
})
