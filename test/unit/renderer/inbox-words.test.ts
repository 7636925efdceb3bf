import { expect, test } from 'vitest'
import { becameOf, becameWords } from '../../../src/renderer/wording/intake.ts'

const reasons = [{ code: 'ill-formed-field', path: 'Bundle', message: 'No.' }]
const prescriptions = [{ id: '5A1E01-A83008-0C0DEW', items: 1 }]

test('a message of which anything was refused is never said to be taken in, whatever became of the rest', () => {
  for (const outcome of ['imported', 'duplicate', 'conflict'] as const) {
    expect(becameOf({ outcome, reasons, prescriptions })).toBe('refused-in-part')
    expect(becameOf({ outcome, reasons: [], prescriptions })).toBe(outcome)
  }
  expect(becameOf({ outcome: 'refused', reasons, prescriptions: [] })).toBe('refused')
  expect(becameOf({ outcome: 'not-read', reasons: [], prescriptions: [] })).toBe('not-read')
  expect(becameWords['refused-in-part'].full).toContain('not in the queue')
})

test('a message that says that there is no prescription is not said to be one that was here already', () => {
  expect(becameOf({ outcome: 'duplicate', reasons: [], prescriptions: [] })).toBe('nothing-in-it')
})
