import { expect, test } from 'vitest'
import { factKey, type CheckFact } from '../../../src/domain/clinical-check/check-fact.ts'
import { checkEndings, type CheckForm } from '../../../src/renderer/features/prescription/clinical/endings.ts'
import type { Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { aPrescription, itemId, items } from '../../support/builders.ts'

const detail = {
  prescription: aPrescription({ content: { items: items(1, { schedule: 'unknown' }) } }),
} as unknown as Detail
const later: CheckFact = { kind: 'later-issue', issue: 2 }
const form = (given: Partial<CheckForm> = {}): CheckForm => ({
  checked: [{ detail, facts: [later] }],
  schedules: { [itemId(1)]: 'none' },
  seen: [],
  answers: { [factKey(later)]: { how: 'looked-at', note: null } },
  note: '',
  query: null,
  asks: false,
  counsel: '',
  ...given,
})
const ending = (given: Partial<CheckForm>, of: 'Refuse' | 'Query' | 'Passed') => {
  // Only what lets it be supplied names the patient: three names would not fit into one row.
  const name = of === 'Passed' ? 'Passed for Edith Brown' : of
  const found = checkEndings(form(given), 'Edith Brown').find(({ button }) => button === name)
  if (!found) throw new Error(`No ending is called ${name}`)
  return found
}

test('a pass waits for the schedule, for what is known, and for each answer, and says for which', () => {
  expect(ending({ schedules: {} }, 'Passed').missing).toContain('whether it is a controlled drug')
  expect(ending({ checked: [{ detail, facts: undefined }] }, 'Passed').missing).toContain('Fetching')
  expect(ending({ answers: {} }, 'Passed').missing).toBe('To pass, answer 1 fact laid out.')
  expect(ending({}, 'Passed').missing).toBeUndefined()
})

test('nothing is passed while a query is typed', () => {
  expect(ending({ asks: true }, 'Passed').missing).toContain('A query is typed')
  expect(ending({ asks: true }, 'Passed').commands).toBeNull()
})

test('what is sent is what was shown with its answers, also what a query left without one', () => {
  const passed = ending({ counsel: ' Finish the course ' }, 'Passed').commands?.[0]?.command
  expect(passed).toMatchObject({
    outcome: 'passed',
    facts: [{ fact: later, answer: { how: 'looked-at', note: null } }],
    query: null,
    counsel: 'Finish the course',
  })
  const query = { whom: 'Dr Razia', by: '2031-12-31' }
  const queried = ending({ answers: {}, note: 'Dose?', query }, 'Query').commands?.[0]?.command
  expect(queried).toMatchObject({ outcome: 'queried', note: 'Dose?', facts: [{ fact: later, answer: null }], query })
})

test('a query needs a note, and whom and by when; a refusal needs a note', () => {
  expect(ending({}, 'Query').missing).toBe('To query or refuse, say why in the note.')
  expect(ending({ note: 'Dose?' }, 'Query').missing).toBe('To query, say whom and by when.')
  expect(ending({}, 'Refuse').missing).toBe('To query or refuse, say why in the note.')
  expect(ending({ note: 'Dose?' }, 'Refuse').missing).toBeUndefined()
})

test('schedules go with the prescription they were answered for', () => {
  const [command] = ending({ schedules: { [itemId(1)]: 'none', other: '2' } }, 'Passed').commands ?? []
  expect(command?.command).toMatchObject({ schedules: { [itemId(1)]: 'none' } })
})
