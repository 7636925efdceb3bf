import { expect, test } from 'vitest'
import { openMsBetween } from '../../../src/main/desk/opening-hours.ts'

const hour = 3_600_000
const hoursOpen = (from: string, to: string): number => openMsBetween(Date.parse(from), Date.parse(to)) / hour

test('a working day is open from 8 to 20, a Saturday too, a Sunday not at all', () => {
  expect(hoursOpen('2026-11-16T00:00:00Z', '2026-11-17T00:00:00Z')).toBe(12)
  expect(hoursOpen('2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z')).toBe(12)
  expect(hoursOpen('2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z')).toBe(0)
})

test('only the part within the opening hours counts', () => {
  expect(hoursOpen('2026-11-16T18:00:00Z', '2026-11-17T09:00:00Z')).toBe(3)
  expect(hoursOpen('2026-11-16T21:00:00Z', '2026-11-17T07:00:00Z')).toBe(0)
  expect(hoursOpen('2026-11-16T07:45:00Z', '2026-11-16T08:15:00Z')).toBe(0.25)
})

test('the hours are UK time, in summer as in winter, and through the night the clocks change', () => {
  expect(hoursOpen('2026-07-06T06:00:00Z', '2026-07-06T08:00:00Z')).toBe(1)
  expect(hoursOpen('2026-07-06T18:00:00Z', '2026-07-06T20:00:00Z')).toBe(1)
  // From Saturday in summer time to Monday in winter time.
  expect(hoursOpen('2026-10-24T18:00:00Z', '2026-10-26T09:00:00Z')).toBe(2)
})

test('less than a quarter of an hour, none at all and a clock set back count as nothing', () => {
  expect(hoursOpen('2026-11-16T10:00:00Z', '2026-11-16T10:14:59Z')).toBe(0)
  expect(hoursOpen('2026-11-16T10:00:00Z', '2026-11-16T10:00:00Z')).toBe(0)
  expect(hoursOpen('2026-11-16T10:00:00Z', '2026-11-15T10:00:00Z')).toBe(0)
})

test('more than thirty days away counts as long whatever the hours', () => {
  expect(hoursOpen('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')).toBe(30 * 24)
})
