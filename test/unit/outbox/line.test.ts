import { describe, expect, test } from 'vitest'
import { lanesAllowed, lineFailed, lineWorked, untriedLine, type LineFinding } from '../../../src/main/outbox/line.ts'

const failed = (given: Partial<Extract<LineFinding, { ok: false }>> = {}) =>
  ({ ok: false, fault: 'failing', ofLine: false, retryAfterMs: null, ...given }) as const
const pause = (failures: number) => failures * 1_000

describe('the line', () => {
  test('one lane that keeps failing pauses no other', () => {
    let line = untriedLine(0)
    for (let at = 0; at < 10; at += 1) line = lineFailed(line, 'a', failed(), at, pause)
    expect(lanesAllowed(line, 10, 8)).toBe(8)
    expect(line.fault).toBe('failing')
  })

  test('two lanes failing with no success between pause it, longer each time', () => {
    const once = lineFailed(lineFailed(untriedLine(0), 'a', failed(), 0, pause), 'b', failed(), 0, pause)
    expect(once.pausedUntil).toBe(1_000)
    expect(lanesAllowed(once, 999, 8)).toBe(0)
    expect(lineFailed(once, 'b', failed(), 1_000, pause).pausedUntil).toBe(3_000)
  })

  test('after a pause one request probes before the others follow', () => {
    const paused = lineFailed(untriedLine(0), 'a', failed({ fault: 'name-lookup', ofLine: true }), 0, pause)
    expect(lanesAllowed(paused, 1_000, 8)).toBe(1)
    expect(lanesAllowed(lineWorked(paused, 1_000), 1_000, 8)).toBe(8)
  })

  test('answers that were still on their way do not lengthen a pause', () => {
    const paused = lineFailed(untriedLine(0), 'a', failed({ ofLine: true }), 0, pause)
    expect(lineFailed(paused, 'b', failed({ ofLine: true }), 500, pause).pausedUntil).toBe(1_000)
  })

  test('a fault keeps the time since which it stands', () => {
    const first = lineFailed(untriedLine(0), 'a', failed({ ofLine: true }), 5, pause)
    expect(lineFailed(first, 'a', failed({ ofLine: true }), 5_000, pause).since).toBe(5)
    expect(lineFailed(first, 'a', failed({ fault: 'tls', ofLine: true }), 5_000, pause).since).toBe(5_000)
  })
})
