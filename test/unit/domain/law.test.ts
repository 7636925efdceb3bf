import { describe, expect, test } from 'vitest'
import { appropriateDate, firstLegalDay, lastLegalDay, legalWindow } from '../../../src/domain/law.ts'
import type { Schedule } from '../../../src/domain/prescription-content.ts'
import { ukDate } from '../../../src/domain/uk-date.ts'
import { aContent } from '../../support/builders.ts'

const lastDay = (writtenOn: string, schedule: Schedule = 'none') => lastLegalDay(aContent({ writtenOn }), schedule)

test('the appropriate date is the later of the day written and the day before which it is not wanted', () => {
  expect(appropriateDate(aContent({ writtenOn: '2026-01-05', validFrom: null }))).toBe('2026-01-05')
  expect(appropriateDate(aContent({ writtenOn: '2026-01-05', validFrom: '2026-02-01' }))).toBe('2026-02-01')
  expect(appropriateDate(aContent({ writtenOn: '2026-01-05', validFrom: '2025-12-01' }))).toBe('2026-01-05')
  expect(firstLegalDay(aContent({ writtenOn: '2026-01-05', validFrom: '2026-02-01' }))).toBe('2026-02-01')
})

test.each([
  ['2026-01-01', '2026-06-30'],
  ['2026-03-01', '2026-08-31'],
  ['2026-07-15', '2027-01-14'],
  ['2026-08-31', '2027-02-28'],
  ['2027-08-29', '2028-02-28'],
  ['2027-08-30', '2028-02-29'],
  ['2027-08-31', '2028-02-29'],
  ['2028-02-29', '2028-08-28'],
])('six months beginning with %s end on %s', (writtenOn, last) => {
  expect(lastDay(writtenOn)).toBe(last)
  expect(lastDay(writtenOn, '5')).toBe(last)
})

test.each([
  ['2026-01-01', '2026-01-29'],
  ['2026-02-01', '2026-03-01'],
  ['2028-02-01', '2028-02-29'],
  ['2026-03-15', '2026-04-12'],
  ['2026-10-10', '2026-11-07'],
])('28 days after %s, across leap days and clock changes, is %s', (writtenOn, last) => {
  for (const schedule of ['1', '2', '3', '4'] as const) expect(lastDay(writtenOn, schedule)).toBe(last)
})

test('an unknown schedule is not called expired unasked', () => {
  expect(lastDay('2026-01-01', 'unknown')).toBe('2026-06-30')
})

test('the message’s own last day counts when it is earlier, never when it is later', () => {
  expect(lastLegalDay(aContent({ writtenOn: '2026-01-01', validTo: '2026-03-31' }), 'none')).toBe('2026-03-31')
  expect(lastLegalDay(aContent({ writtenOn: '2026-01-01', validTo: '2027-01-01' }), 'none')).toBe('2026-06-30')
})

describe('repeat dispensing', () => {
  const issue = (number: number) =>
    aContent({ treatment: 'repeat-dispensing', issue: { number, of: 6 }, writtenOn: '2026-01-01' })

  test('the first issue has the days of any prescription, Schedule 4 included', () => {
    expect(lastLegalDay(issue(1), 'none')).toBe('2026-06-30')
    expect(lastLegalDay(issue(1), '4')).toBe('2026-01-29')
  })

  test('a later issue has the year of the whole', () => {
    expect(lastLegalDay(issue(4), 'none')).toBe('2026-12-31')
    expect(lastLegalDay(issue(4), '4')).toBe('2026-12-31')
  })

  test('that year begins with the day of signing, also where the first day of supply is later', () => {
    const later = (number: number) => ({ ...issue(number), validFrom: '2026-03-01' })
    expect(lastLegalDay(later(2), 'none')).toBe('2026-12-31')
    expect(lastLegalDay(later(1), 'none')).toBe('2026-08-31')
  })
})

test('both legal days are inside the window', () => {
  const content = aContent({ writtenOn: '2026-01-01' })
  const windows = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((day) =>
    legalWindow(content, 'none', day),
  )
  expect(windows).toEqual(['before', 'open', 'open', 'after'])
})

test('the UK day turns at UK midnight, in winter and in summer, whatever zone the PC is set to', () => {
  expect(ukDate(Date.parse('2026-01-29T23:59:59Z'))).toBe('2026-01-29')
  expect(ukDate(Date.parse('2026-01-30T00:00:00Z'))).toBe('2026-01-30')
  expect(ukDate(Date.parse('2026-06-30T22:59:59Z'))).toBe('2026-06-30')
  expect(ukDate(Date.parse('2026-06-30T23:00:00Z'))).toBe('2026-07-01')
  expect(ukDate(Date.parse('2026-03-29T00:59:59Z'))).toBe('2026-03-29')
  expect(ukDate(Date.parse('2026-10-24T23:30:00Z'))).toBe('2026-10-25')
  expect(ukDate(Date.parse('2026-10-25T23:30:00Z'))).toBe('2026-10-25')
})
