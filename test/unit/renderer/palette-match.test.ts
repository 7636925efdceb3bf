import { expect, test } from 'vitest'
import fc from 'fast-check'
import { fit } from '../../../src/renderer/features/palette/match.ts'

const best = (typed: string, names: readonly string[]): string | undefined =>
  names
    .flatMap((name) => {
      const score = fit(typed, name)
      return score === null ? [] : [{ name, score }]
    })
    .toSorted((a, b) => b.score - a.score)[0]?.name

const names = [
  'Clinical check',
  'Accuracy check',
  'Hand out',
  'Put on hold',
  'Release the hold',
  'Correct',
  'Day’s end',
]

test('a name is found by its beginning, by a word in it, by first letters, and with letters left out', () => {
  expect(best('cli', names)).toBe('Clinical check')
  expect(best('hold', names)).toBe('Put on hold')
  expect(best('ho', names)).toBe('Put on hold')
  expect(best('ac', names)).toBe('Accuracy check')
  expect(best('hndo', names)).toBe('Hand out')
  expect(best('days', names)).toBe('Day’s end')
})

test('what has letters that the name lacks is not found', () => {
  expect(fit('xyz', 'Hand out')).toBeNull()
})

test('capitals and accents make no difference, and a name always fits itself', () => {
  expect(fit('HAND', 'hand out')).toBe(fit('hand', 'hand out'))
  expect(fit('cafe', 'Café')).not.toBeNull()
  fc.assert(fc.property(fc.stringMatching(/^[a-z ]{1,20}$/), (name) => fit(name, name) !== null))
})
