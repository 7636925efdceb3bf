import { expect, test, vi } from 'vitest'
import { factKey, type CheckFact } from '../../../src/domain/clinical-check/check-fact.ts'
import {
  checkEndings,
  firstMissing,
  type CheckForm,
} from '../../../src/renderer/features/prescription/clinical/endings.ts'
import { byDigit } from '../../../src/renderer/features/prescription/clinical/fact-list.tsx'
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
  whom: '',
  query: null,
  asks: false,
  counsel: '',
  begun: null,
  ...given,
})
const ending = (given: Partial<CheckForm>, of: 'Refuse' | 'Query' | 'Passed', onBegun = vi.fn()) => {
  // Only what lets it be supplied names the patient: three names would not fit into one row.
  const name = of === 'Passed' ? 'Passed for Edith Brown' : of
  const found = checkEndings(form(given), 'Edith Brown', onBegun).find(({ button }) => button === name)
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

test('a query or a refusal that was begun passes nothing any more, also once its words are there', () => {
  for (const begun of ['queried', 'refused'] as const) {
    expect(ending({ begun, note: 'Please ask' }, 'Passed').commands).toBeNull()
    expect(ending({ begun, note: 'Please ask' }, 'Passed').missing).toContain('is begun')
  }
  expect(ending({ begun: 'refused', note: 'Dose' }, 'Refuse').commands).not.toBeNull()
})

test('what is begun with something missing goes to the first field that is missing; what is whole, and a pass, begin nothing', () => {
  const query = { whom: 'Dr Razia', by: '2031-12-31' }
  expect(firstMissing('queried', { note: ' ', whom: '', query: null })).toBe('note')
  expect(firstMissing('queried', { note: 'Dose?', whom: ' ', query: null })).toBe('whom')
  expect(firstMissing('queried', { note: 'Dose?', whom: 'Dr Razia', query: null })).toBe('by')
  expect(firstMissing('queried', { note: 'Dose?', whom: 'Dr Razia', query })).toBeNull()
  expect(firstMissing('refused', { note: '', whom: '', query: null })).toBe('note')
  expect(firstMissing('refused', { note: 'Dose', whom: '', query: null })).toBeNull()
  const onBegun = vi.fn()
  ending({}, 'Refuse', onBegun).onBegun?.()
  expect(onBegun).toHaveBeenCalledWith('refused', 'note')
  expect(ending({ answers: {} }, 'Passed').onBegun).toBeUndefined()
  expect(ending({ note: 'Dose' }, 'Refuse').onBegun).toBeUndefined()
})

test('one letter, or one key again and again, is no answer in words, and that words are wanted is said', () => {
  const query: CheckFact = {
    kind: 'earlier-check',
    prescriptionId: 'p',
    outcome: 'queried',
    on: '2031-12-01',
    by: 'Aisha Karim',
    note: 'Dose?',
    open: true,
  }
  const answered = (note: string) =>
    ending(
      { checked: [{ detail, facts: [query] }], answers: { [factKey(query)]: { how: 'asked-prescriber', note } } },
      'Passed',
    )
  for (const typed of ['', 'p', '1', 'pp', ' 1 1', '?!']) {
    expect(answered(typed).commands).toBeNull()
    expect(answered(typed).missing).toBe('To pass, answer 1 fact laid out, also in words.')
  }
  for (const typed of ['ok', '12', '1 tablet']) expect(answered(typed).missing).toBeUndefined()
})

test('the digit of a fact that is not in view only shows it; one answered before is gone to and not changed unless it is pressed again', () => {
  const seen = { inView: true, again: false, answer: undefined }
  const asked = { how: 'asked-patient', note: null } as const
  const reason: CheckFact = { kind: 'controlled-drug-days', itemId: 'i', schedule: '2', days: 60 }
  for (const again of [true, false]) expect(byDigit(later, { ...seen, inView: false, again })).toBe('show')
  expect(byDigit(later, seen)).toEqual({ how: 'looked-at', note: null })
  expect(byDigit(later, { ...seen, answer: asked })).toBe('go')
  expect(byDigit(later, { ...seen, answer: asked, again: true })).toEqual({ how: 'asked-prescriber', note: null })
  expect(byDigit(reason, { ...seen, answer: asked })).toBe('go')
  expect(byDigit(reason, { ...seen, answer: asked, again: true })).toBe('write')
})

test('schedules go with the prescription they were answered for', () => {
  const [command] = ending({ schedules: { [itemId(1)]: 'none', other: '2' } }, 'Passed').commands ?? []
  expect(command?.command).toMatchObject({ schedules: { [itemId(1)]: 'none' } })
})
