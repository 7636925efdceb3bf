import { expect, test } from 'vitest'
import {
  promisedAt,
  promiseForm,
  quickTimes,
  withTime,
} from '../../../src/renderer/features/prescription/acts/promise-form.ts'

const at = (time: string): number => Date.parse(`2026-11-16T${time}:00Z`)

test('the usual times are whole fives ahead and the next noon or five o’clock, each with its key', () => {
  expect(quickTimes(at('09:02')).map(({ keyOf, words }) => [keyOf, words])).toEqual([
    ['1', '15 minutes, 09:20'],
    ['2', '30 minutes, 09:35'],
    ['3', '60 minutes, 10:05'],
    ['4', 'Today 12:00'],
    ['5', 'Today 17:00'],
  ])
  expect(
    quickTimes(at('16:00'))
      .map(({ words }) => words)
      .slice(3),
  ).toEqual(['Tomorrow 12:00', 'Tomorrow 17:00'])
})

test('a quick time fills in what is then sent', () => {
  const empty = promiseForm({ waitingSince: null, at: null }, at('09:00'))
  expect(promisedAt(empty)).toBeNull()
  expect(promisedAt(withTime(empty, at('09:30')))).toBe(at('09:30'))
})

test('the form opens with what holds now, and a time that is none is not sent', () => {
  const open = promiseForm({ waitingSince: at('08:50'), at: at('11:30') }, at('09:00'))
  expect(open).toEqual({ waiting: true, day: '16/11/2026', time: '11:30' })
  expect(promisedAt({ ...open, time: '25:00' })).toBeUndefined()
  expect(promisedAt({ ...open, day: 'soon' })).toBeUndefined()
})
