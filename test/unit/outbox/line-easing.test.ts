import { expect, test } from 'vitest'
import { lanesAllowed, lineFailed, lineWorked, untriedLine, type LineMemory } from '../../../src/main/outbox/line.ts'

const failing = { ok: false, fault: 'throttled', ofLine: true, retryAfterMs: null } as const

const failed = (times: number): LineMemory =>
  Array.from({ length: times }).reduce<LineMemory>(
    (line, _, at) => lineFailed(line, 'a', failing, at * 10, () => 5),
    untriedLine(0),
  )

const answered = (line: LineMemory, times: number): LineMemory =>
  Array.from({ length: times }).reduce<LineMemory>((state) => lineWorked(state, 1_000), line)

test('after three failures of the line three answers are wanted before all lanes are open again', () => {
  const line = failed(3)
  expect([1, 2, 3].map((times) => lanesAllowed(answered(line, times), 1_000, 16))).toEqual([1, 1, 16])
})

test('while lanes open again the line is not called failing any more', () => {
  expect(answered(failed(3), 1)).toMatchObject({ fault: null, pausedUntil: 0 })
})

test('a failure on the way back waits as long as the failures not yet made up for ask', () => {
  const asked: number[] = []
  lineFailed(answered(failed(3), 1), 'a', failing, 2_000, (failures) => asked.push(failures))
  expect(asked).toEqual([3])
})

test('however long an outage was, eight answers are enough', () => {
  expect(lanesAllowed(answered(failed(60), 8), 1_000, 16)).toBe(16)
})

test('a failure of one prescription alone leaves all lanes open', () => {
  const line = lineFailed(untriedLine(0), 'a', { ...failing, ofLine: false }, 0, () => 5)
  expect(lanesAllowed(line, 0, 16)).toBe(16)
  expect(lanesAllowed(lineWorked(line, 1), 1, 16)).toBe(16)
})
