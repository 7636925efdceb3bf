import { expect, test } from 'vitest'
import { exampleDay, exampleExpiry } from '../../../src/renderer/wording/example-days.ts'
import { readDay, readExpiry } from '../../../src/renderer/wording/read-day.ts'

test('an example of a day is never in the past: typed as it stands there it is taken', () => {
  const lateInTheYear = Date.UTC(2031, 11, 31, 22)
  expect(exampleDay(lateInTheYear)).toBe('31/12/2031')
  expect(readDay(exampleDay(lateInTheYear, 1))).toBe('2032-01-01')
  expect(readExpiry(exampleExpiry(lateInTheYear))).toBe('2032-12-31')
})
