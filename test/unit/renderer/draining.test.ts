import { expect, test } from 'vitest'
import { drainingOf, noBacklog, seen, type Backlog } from '../../../src/renderer/features/sync/draining.ts'
import { drainingWords } from '../../../src/renderer/wording/sync.ts'

const watched = (...waiting: readonly number[]): Backlog =>
  waiting.reduce((backlog, left, at) => seen(backlog, { at: at * 10_000, waiting: left }), noBacklog)

test('a few updates going as they come are no backlog', () => {
  expect(drainingOf(watched(0, 2, 1, 3))).toBeUndefined()
})

test('how many of a backlog are sent counts from the most there ever were', () => {
  expect(drainingOf(watched(100, 1_200, 1_000))).toMatchObject({ sent: 200, of: 1_200 })
})

test('how long the rest takes follows from the last minute, and is not said while nothing goes out', () => {
  // 100 in ten seconds: the 900 left take ninety.
  expect(drainingOf(watched(1_000, 900))?.msLeft).toBe(90_000)
  // What went out more than a minute ago says nothing of now.
  expect(drainingOf(watched(5_000, 1_000, 990, 980, 970, 960, 950, 940))?.msLeft).toBe(940 * 1_000)
  expect(drainingOf(watched(1_000, 1_000))?.msLeft).toBeNull()
})

test('when nothing waits any more the backlog is over, and the next one counts from its own beginning', () => {
  expect(drainingOf(watched(1_000, 0))).toBeUndefined()
  expect(drainingOf(watched(1_000, 0, 40, 30))).toMatchObject({ sent: 10, of: 40 })
})

test('a clock set back does not make it take negative time', () => {
  const backlog = seen(seen(noBacklog, { at: 50_000, waiting: 500 }), { at: 10_000, waiting: 400 })
  expect(drainingOf(backlog)).toEqual({ sent: 100, of: 500, msLeft: null })
})

test('progress is told in numbers that can be read and a time in round words', () => {
  expect(drainingWords({ sent: 1_028, of: 1_240, msLeft: 125_000 })).toBe('1,028 of 1,240 sent · about 2 minutes to go')
  expect(drainingWords({ sent: 0, of: 12_000, msLeft: null })).toBe('0 of 12,000 sent')
})
