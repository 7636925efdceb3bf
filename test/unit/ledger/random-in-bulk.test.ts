import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomInBulk } from '../../../src/main/ledger/random-in-bulk.ts'

test('every random byte is given once and in full length, whatever the lengths asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4096 }), { maxLength: 40 }), (lengths) => {
      let drawn = 0
      // Each draw is one number over and over, and each place in it is told by its offset in the draw's memory.
      const random = randomInBulk((count) => Buffer.alloc(count, (drawn += 1)))
      const given = new Set<string>()
      for (const length of lengths) {
        const bytes = random(length)
        expect(bytes).toHaveLength(length)
        bytes.forEach((draw, at) => given.add(`${draw} ${bytes.byteOffset + at}`))
      }
      expect(given.size).toBe(lengths.reduce((sum, length) => sum + length, 0))
    }),
    { numRuns: 30 },
  )
})
