import { expect, test } from 'vitest'
import { dueWords, promiseWords, spanWords } from '../../../src/renderer/wording/due.ts'

const minute = 60_000
const now = Date.parse('2026-11-16T11:00:00Z')
const due = (waiting: number | null, promised: number | null) =>
  dueWords(
    {
      waitingSince: waiting === null ? null : now - waiting * minute,
      promisedAt: promised === null ? null : now + promised * minute,
    },
    now,
  )

test('how long is said in minutes, hours and days', () => {
  expect([0.4, 12, 60, 65, 1439, 1440, 5000].map((minutes) => spanWords(minutes * minute))).toEqual([
    'under 1 min',
    '12 min',
    '1 h',
    '1 h 5 min',
    '23 h 59 min',
    '1 day',
    '3 days',
  ])
})

test('a line says who waits and for how long, what is due, and by how much it is late', () => {
  expect(due(12, null)).toMatchObject({ words: 'waiting 12 min', pressing: 'waiting' })
  expect(due(null, 30)).toMatchObject({ words: 'due 11:30', pressing: 'due' })
  expect(due(null, 15)).toMatchObject({ words: 'due 11:15', pressing: 'soon' })
  expect(due(null, -10)).toMatchObject({ words: 'late by 10 min', pressing: 'late' })
  expect(due(40, -10)).toMatchObject({ words: 'waiting 40 min, late by 10 min', pressing: 'waiting' })
  expect(due(null, null)).toBeNull()
})

test('of the first minute a line says that somebody waits, in words that fit it', () => {
  expect(due(0.4, null)?.words).toBe('waiting')
  expect(due(0.4, null)?.full).toContain('under 1 min')
})

test('a time of another day is said with its day', () => {
  expect(due(null, 24 * 60)?.words).toBe('due tomorrow 11:00')
  expect(due(null, 3 * 24 * 60)?.words).toBe('due 19 Nov 11:00')
})

test('the whole sentence says it without the drawing', () => {
  expect(due(12, 30)?.full).toBe('The patient is waiting in the shop for 12 min. Promised for 11:30.')
})

test('the button says what is about to be noted', () => {
  const at = now + 30 * minute
  expect(promiseWords({ waiting: true, at: null }, now)).toBe('Waiting in the shop')
  expect(promiseWords({ waiting: true, at }, now)).toBe('Waiting in the shop, promised for 11:30')
  expect(promiseWords({ waiting: false, at }, now)).toBe('Promised for 11:30')
  expect(promiseWords({ waiting: false, at: null }, now)).toBe('Nobody waits, nothing is promised')
})
