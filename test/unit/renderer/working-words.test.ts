import { expect, test } from 'vitest'
import { notLockedWords, notStartedWords, notStoppedWords } from '../../../src/renderer/wording/working.ts'

const fault = { kind: 'fault', reference: 'A1B2' } as const
const unreachable = { kind: 'unreachable' } as const

test('a change of person, a stop and a lock that were not done are each said as not done, with what to do', () => {
  for (const trouble of [fault, unreachable]) {
    expect(notStartedWords('Daniel', trouble)?.head).toContain('Daniel does not work here yet.')
    expect(notStoppedWords('Daniel', trouble)?.head).toContain('Daniel still works here.')
    expect(notLockedWords(trouble)?.head).toContain('The screen is not locked.')
  }
  expect(notStoppedWords('Daniel', fault)?.todo).toContain('A1B2')
  expect(notStartedWords('Daniel', { kind: 'refusal', refusal: { code: 'not-found' } })?.head).toContain(
    'not in the list',
  )
})

test('what was done is not said to have failed', () => {
  expect(notStoppedWords('Daniel', { kind: 'answer', value: {} })).toBeUndefined()
  expect(notLockedWords({ kind: 'answer', value: {} })).toBeUndefined()
})
