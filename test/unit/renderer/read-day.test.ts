import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ukDate, ukTime } from '../../../src/domain/uk-date.ts'
import { dateWords, ukInstant } from '../../../src/renderer/wording/numbers-and-dates.ts'
import { dayReadWords, readDay, readExpiry, readTime, withYear } from '../../../src/renderer/wording/read-day.ts'

test.each([
  ['31/12/2027', '2027-12-31'],
  ['1.2.27', '2027-02-01'],
  ['1 Feb 2027', '2027-02-01'],
  ['2027-02-01', '2027-02-01'],
])('a day typed as %s is read with the day before the month', (text, day) => {
  expect(readDay(text)).toBe(day)
})

test.each([
  ['23/11', 'next', '23/11/2026'],
  ['22/11', 'next', '22/11/2026'],
  ['21 Nov', 'next', '21 Nov'],
  ['20/11', 'next', '20/11'],
  ['21/1', 'next', '21/01/2027'],
  ['22/1', 'next', '22/1'],
  ['22.11', 'last', '22/11/2026'],
  ['23/11', 'last', '23/11'],
  ['23/9', 'last', '23/09/2026'],
  ['22/9', 'last', '22/9'],
  ['29/2', 'next', '29/2'],
  ['31/02', 'next', '31/02'],
  ['12/2027', 'next', '12/2027'],
  ['23/11/20', 'last', '23/11/20'],
  ['tomorrow', 'next', 'tomorrow'],
] as const)('a day typed as %s where the %s one is meant is %s on 22 Nov 2026', (text, meant, day) => {
  expect(withYear(text, meant, '2026-11-22')).toBe(day)
})

test('a day without its year is within sixty days over the end of a year and of February too, or has its year asked', () => {
  expect(withYear('28 Dec', 'last', '2027-01-05')).toBe('28/12/2026')
  expect(withYear('29/2', 'next', '2028-01-10')).toBe('29/02/2028')
  expect(withYear('29/2', 'last', '2027-03-05')).toBe('29/2')
  expect(dayReadWords('20/11', readDay('20/11'))).toBe('Which year?')
  expect(dayReadWords('20 Nov', readDay('20 Nov'))).toBe('Which year?')
})

test.each(['31/02/2027', '2027', 'tomorrow', '12/2027', ''])('%s is no day', (text) => {
  expect(readDay(text)).toBeUndefined()
})

test.each([
  ['12/2027', '2027-12-31'],
  ['02 28', '2028-02-29'],
  ['FEB 2027', '2027-02-28'],
  ['15/03/2027', '2027-03-15'],
])('an expiry printed as %s is its last day', (text, day) => {
  expect(readExpiry(text)).toBe(day)
})

test('every day that is shown is read back as itself', () => {
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10)
      expect(readDay(dateWords(day))).toBe(day)
    }),
  )
})

test.each([
  ['9:05', '09:05'],
  ['0905', '09:05'],
  ['23.59', '23:59'],
  ['24:00', undefined],
  ['9', undefined],
])('the time %s is read as %s', (text, time) => {
  expect(readTime(text)).toBe(time)
})

test('a UK wall clock is its instant in winter and in summer, whatever zone the PC is set to', () => {
  expect(ukInstant('2026-01-15', '09:05')).toBe(Date.parse('2026-01-15T09:05:00Z'))
  expect(ukInstant('2026-07-15', '09:05')).toBe(Date.parse('2026-07-15T08:05:00Z'))
})

test('an hour that the clocks skip is no time', () => {
  expect(ukInstant('2026-03-29', '01:30')).toBeUndefined()
})

test('every instant comes back from its wall clock, to the minute, but for the hour that happens twice', () => {
  const minutes = fc.integer({ min: 29_000_000, max: 30_000_000 })
  fc.assert(
    fc.property(minutes, (minute) => {
      const at = minute * 60_000
      const back = ukInstant(ukDate(at), ukTime(at))
      expect([at, at - 3_600_000, at + 3_600_000]).toContain(back)
      expect([ukDate(back ?? 0), ukTime(back ?? 0)]).toEqual([ukDate(at), ukTime(at)])
    }),
  )
})

test('what is no date is said as it was typed, never with an example that is one', () => {
  expect(dayReadWords('q', readDay('q'))).toBe('Not a date: “q”')
  expect(dayReadWords('22/11/2026', readDay('22/11/2026'))).toBe(dateWords('2026-11-22'))
})
