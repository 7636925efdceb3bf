import fc from 'fast-check'
import { expect, test } from 'vitest'
import { familyKey } from '../../../src/domain/same-person.ts'
import { areNearNames, comparedName, lettersApart } from '../../../src/main/dispensing/similar-name.ts'

const near = (a: string, b: string): boolean => areNearNames(comparedName(familyKey(a)), comparedName(familyKey(b)))

test.each([
  ['RAHMAN', 'Rehman', true],
  ['Whitfield', 'Whitefield', true],
  ['Williams', 'Williamson', true],
  ['Smith', 'Smiht', true],
  ['Smith', 'Smythe', false],
  ['Lee', 'Lea', false],
  ["O'Brien", 'OBrian', true],
  ['Johnson', 'Jackson', false],
])('%s and %s are taken for each other: %s', (a, b, expected) => {
  expect(near(a, b)).toBe(expected)
})

test('likeness has no direction, and the quick look at letters never hides a pair that is near', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 4, maxLength: 10 })
  fc.assert(
    fc.property(name, name, (a, b) => {
      const most = Math.min(a.length, b.length) < 7 ? 1 : 2
      const expected = a !== b && lettersApart(a, b, most) <= most
      expect(near(a, b)).toBe(expected)
      expect(near(b, a)).toBe(expected)
    }),
  )
})
