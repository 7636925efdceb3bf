import { expect, test } from 'vitest'
import { becameOf, becameWords } from '../../../src/renderer/wording/intake.ts'

const reasons = [{ code: 'ill-formed-field', path: 'Bundle', message: 'No.' }]

test('a message of which anything was refused is never said to be taken in, whatever became of the rest', () => {
  for (const outcome of ['imported', 'duplicate', 'conflict'] as const) {
    expect(becameOf({ outcome, reasons })).toBe('refused-in-part')
    expect(becameOf({ outcome, reasons: [] })).toBe(outcome)
  }
  expect(becameOf({ outcome: 'refused', reasons })).toBe('refused')
  expect(becameOf({ outcome: 'not-read', reasons: [] })).toBe('not-read')
  expect(becameWords['refused-in-part'].full).toContain('not in the queue')
})
