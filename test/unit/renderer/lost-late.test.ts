import { expect, test } from 'vitest'
import { lateEntryOf } from '../../../src/renderer/features/prescription/happened-earlier.tsx'
import { commandOfLost, lateOfLost } from '../../../src/renderer/features/prescription/happened-then.ts'

const lost = { type: 'handed-out', at: Date.parse('2026-11-21T16:36:42.250Z'), by: 'Daniel Whitcombe' }

test('the late entry of a lost act has its time, shown to the minute and kept to the second, and says whose it was', () => {
  const late = lateOfLost(lost)
  expect(late).toMatchObject({ day: '21/11/2026', time: '16:36' })
  expect(lateEntryOf(late)).toEqual({
    at: lost.at,
    reason: 'Lost when a backup was put back. Done by Daniel Whitcombe',
  })
})

test('a time that somebody types instead is what counts', () => {
  expect(lateEntryOf({ ...lateOfLost(lost), time: '16:20' })?.at).toBe(Date.parse('2026-11-21T16:20:00Z'))
  expect(lateEntryOf({ ...lateOfLost(lost), day: '20/11/2026' })?.at).toBe(Date.parse('2026-11-20T16:36:00Z'))
  expect(lateEntryOf({ ...lateOfLost(lost), reason: ' ' })).toBeNull()
})

test('in summer it is the time of the clock on the wall', () => {
  const late = lateOfLost({ ...lost, at: Date.parse('2026-07-01T16:36:42Z') })
  expect(late.time).toBe('17:36')
  expect(lateEntryOf(late)?.at).toBe(Date.parse('2026-07-01T16:36:42Z'))
})

test('a lost act is recorded again by the act it was; one that may have been several by none', () => {
  expect(commandOfLost(lost)).toBe('hand-out')
  expect(commandOfLost({ ...lost, type: 'dispatched' })).toBe('dispatch')
  expect(commandOfLost({ ...lost, type: 'closed' })).toBeUndefined()
})
