import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standsBackAtMostMs } from '../../../src/main/desk/worker-jobs.ts'
import { believedMs, dueAt, lookEveryMs, oldestMs, type Moment } from '../../../src/main/backup/due.ts'

const minute = 60_000
const noon = Date.parse('2026-11-16T12:00:00Z')
const moment = (more: Partial<Moment> = {}): Moment => ({
  now: noon,
  unsavedSince: null,
  tookMs: 2_000,
  failures: 0,
  failedAt: 0,
  dayEndOn: null,
  checkedAt: noon - minute,
  madeAt: noon - minute,
  full: false,
  ...more,
})

test('nothing is due while everything recorded is in a backup', () => {
  expect(dueAt(moment())).toBeNull()
})

test('a backup that takes up to five minutes, and longer beside a busy counter, begins so early that work is 15 minutes old at most when it ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 * minute }), (tookMs) => {
      let unsaved = 0
      while (dueAt(moment({ tookMs, unsavedSince: noon - unsaved })) === null) unsaved += lookEveryMs
      expect(unsaved + tookMs + standsBackAtMostMs('backup:make')).toBeLessThanOrEqual(oldestMs)
    }),
  )
})

test('a backup that takes very long does not begin anew at once', () => {
  expect(dueAt(moment({ tookMs: 60 * minute, unsavedSince: noon - 2 * minute }))).toBeNull()
  expect(dueAt(moment({ tookMs: 60 * minute, unsavedSince: noon - 3 * minute }))).toBe('backup')
})

test('after the day has ended what is not saved is saved in full, once', () => {
  const now = Date.parse('2026-11-16T20:00:30Z')
  expect(dueAt(moment({ now, unsavedSince: now - minute }))).toBe('day-end')
  expect(dueAt(moment({ now, unsavedSince: now - minute, dayEndOn: '2026-11-16' }))).toBeNull()
  expect(dueAt(moment({ now, unsavedSince: null, checkedAt: now }))).toBeNull()
})

test('where the PC was off when the day ended, its last backup is read in full on the next day, before anything else', () => {
  const yesterday = noon - 18 * 60 * minute
  expect(dueAt(moment({ madeAt: yesterday, checkedAt: yesterday, unsavedSince: noon - 60 * minute }))).toBe('check')
  expect(dueAt(moment({ madeAt: yesterday, checkedAt: noon, full: true }))).toBeNull()
})

test('the day ends by UK time, in summer too', () => {
  const now = Date.parse('2026-07-01T19:00:30Z')
  expect(dueAt(moment({ now, unsavedSince: now - minute, checkedAt: now }))).toBe('day-end')
})

test('after failures the pauses grow to ten minutes and no further', () => {
  const pause = (failures: number): number => {
    let waited = 0
    while (dueAt(moment({ failures, failedAt: noon - waited, unsavedSince: noon - 60 * minute })) === null)
      waited += 1000
    return waited
  }
  expect([1, 2, 3, 4, 5, 50].map((failures) => pause(failures) / minute)).toEqual([1, 2, 4, 8, 10, 10])
})

test('the newest backup is read back when it was not for a day', () => {
  expect(dueAt(moment({ checkedAt: noon - believedMs }))).toBe('check')
  expect(dueAt(moment({ checkedAt: noon - believedMs + 1 }))).toBeNull()
  expect(dueAt(moment({ checkedAt: null }))).toBeNull()
})

test('a clock that was set back has a backup made rather than none', () => {
  expect(dueAt(moment({ unsavedSince: noon + 60 * minute }))).toBe('backup')
  expect(dueAt(moment({ failures: 3, failedAt: noon + 60 * minute, unsavedSince: noon - 60 * minute }))).toBe('backup')
})
