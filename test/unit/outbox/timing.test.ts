import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoffMs, defaultBackoff, retryAfterMsOf } from '../../../src/main/outbox/backoff.ts'
import { lastModifiedOf, readyWaitMs } from '../../../src/main/outbox/last-modified.ts'
import { defaultDelays, notBefore } from '../../../src/main/outbox/not-before.ts'
import { createPace } from '../../../src/main/outbox/pace.ts'
import { taskIdOf } from '../../../src/main/outbox/task-id.ts'

const instant = fc.integer({ min: 0, max: 2 ** 41 })

describe('when an update may be sent', () => {
  test.each([
    ['With Pharmacy', 'received', 0],
    ['With Pharmacy', 'taken-out-of-bag', 0],
    ['With Pharmacy - Preparing Remainder', 'held', 0],
    ['With Pharmacy - Preparing Remainder', 'handed-out', 10_000],
    ['Collected', 'handed-out', 10_000],
    ['Dispatched', 'dispatched', 10_000],
    ['Not Dispensed', 'closed', 10_000],
    ['Ready to Collect', 'bag-placed', 60_000],
    ['Ready to Dispatch - Partial', 'part-announced', 60_000],
  ] as const)('%s after %s waits %i ms', (status, event, wait) => {
    expect(notBefore(status, event, 1_000, () => defaultDelays)).toBe(1_000 + wait)
  })
})

describe('lastModified', () => {
  test('is the time of the event by the clock of the service', () => {
    expect(lastModifiedOf({ happenedAt: 50_000, now: 90_000, aheadMs: 7_000, previous: null })).toBe(43_000)
  })

  test('is never later than the now of the service, unless order needs it', () => {
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: -86_400_000, max: 86_400_000 }), (happenedAt, now, aheadMs) => {
        expect(lastModifiedOf({ happenedAt, now, aheadMs, previous: null })).toBeLessThanOrEqual(now - aheadMs)
      }),
    )
  })

  test('always grows by at least a millisecond per item, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.integer({ min: -86_400_000, max: 86_400_000 }),
        instant,
        (at, now, aheadMs, last) => {
          expect(lastModifiedOf({ happenedAt: at, now, aheadMs, previous: last })).toBeGreaterThan(last)
        },
      ),
    )
  })

  test('a ready dated ahead waits; the millisecond of order does not count', () => {
    expect(readyWaitMs(10_001, 10_000, 0)).toBe(0)
    expect(readyWaitMs(70_000, 10_000, 0)).toBe(60_000)
  })
})

describe('backing off', () => {
  test('is anywhere between nothing and a doubling ceiling that ends at the cap', () => {
    expect(backoffMs(1, 0.999, null, defaultBackoff)).toBe(999)
    expect(backoffMs(4, 0.5, null, defaultBackoff)).toBe(4_000)
    expect(backoffMs(400, 0.999999, null, defaultBackoff)).toBeLessThanOrEqual(60_000)
    expect(backoffMs(9, 0, null, defaultBackoff)).toBe(0)
  })

  test('keeps a Retry-After in full, with the jitter on top, up to what is believable', () => {
    expect(backoffMs(1, 0, 120_000, defaultBackoff)).toBe(120_000)
    expect(backoffMs(1, 0, 86_400_000, defaultBackoff)).toBe(900_000)
  })

  test('Retry-After is seconds or a date; anything else is nothing', () => {
    expect(retryAfterMsOf('120', 0)).toBe(120_000)
    expect(retryAfterMsOf('Mon, 02 Mar 2026 10:00:05 GMT', Date.UTC(2026, 2, 2, 10))).toBe(5_000)
    expect(retryAfterMsOf('Mon, 02 Mar 2026 09:00:05 GMT', Date.UTC(2026, 2, 2, 10))).toBe(0)
    expect(retryAfterMsOf('soon', 0)).toBeNull()
    expect(retryAfterMsOf(undefined, 0)).toBeNull()
  })

  test('the pace lets no more start than a second’s worth at once, and refills with time', () => {
    const pace = createPace(5)
    expect(pace.allowed(0)).toBe(5)
    pace.started(5, 0)
    expect(pace.allowed(100)).toBe(0)
    expect(pace.freeAt(100)).toBe(200)
    expect(pace.allowed(1_000)).toBe(5)
  })
})

describe('the id of an update', () => {
  test('is the UUIDv5 that RFC 9562 gives for this namespace and name', () => {
    expect(taskIdOf('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
  })

  test('is the same for the same event and item, in lower case, and another for any other', () => {
    const event = '0190a5d8-0000-7000-8000-000000000001'
    expect(taskIdOf(event, 'ABCDEF')).toBe(taskIdOf(event.toUpperCase(), 'abcdef'))
    expect(taskIdOf(event, 'abcdef')).not.toBe(taskIdOf(event, 'abcdee'))
  })
})
