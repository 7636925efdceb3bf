import { expect, test } from 'vitest'
import type { AnsweredFact } from '../../../src/domain/clinical-check/check-fact.ts'
import { eventSentence } from '../../../src/renderer/wording/events.ts'

const tell = { items: () => '', amount: () => '', portions: () => '' }
const told = (facts: readonly AnsweredFact[]): string | null =>
  eventSentence(
    'clinical-check-recorded',
    { outcome: 'passed', note: null, schedules: {}, facts, query: null, counsel: null },
    tell,
  ).more
const source = { from: 'wholesaler.csv', on: '2026-11-01' } as const
const inFile = (itemId: string, schedule: 'none' | '2') => ({
  fact: { kind: 'schedule-in-file', itemId, schedule, source } as const,
  answer: null,
})
const query = {
  kind: 'earlier-check',
  prescriptionId: 'p',
  outcome: 'queried',
  on: '2026-11-21',
  by: 'Aisha Karim',
  note: 'Dose?',
  open: true,
} as const

test('what the surgery answered stands in what happened: to which query, what was said, and how it was asked', () => {
  const answer = { how: 'asked-prescriber', note: 'Dr Fairburn: 100mg bd correct' } as const
  expect(told([{ fact: query, answer }])).toBe(
    'answer to the query of 21 Nov 2026: Dr Fairburn: 100mg bd correct (asked the prescriber)',
  )
})

test('a fact that is a sentence keeps no full stop before what was answered', () => {
  const answer = { how: 'asked-patient', note: 'None' } as const
  expect(told([{ fact: { kind: 'no-allergies-recorded' }, answer }])).toBe(
    'No allergies recorded. Nobody has asked here: None (asked the patient)',
  )
})

test('every answer in words stands in what happened, and what was only looked at does not', () => {
  const note = {
    kind: 'patient-note',
    entryId: 'e',
    text: 'Deaf in one ear',
    source: { from: 'told here', on: '2026-11-01' },
  } as const
  expect(told([{ fact: note, answer: { how: 'asked-patient', note: 'hears well' } }])).toBe(
    'Note: Deaf in one ear: hears well (asked the patient)',
  )
  expect(
    told([
      { fact: note, answer: { how: 'looked-at', note: null } },
      { fact: query, answer: null },
    ]),
  ).toBeNull()
})

test('a schedule that was answered against the product file is said with what the file has, and one as in the file is not', () => {
  const facts = [inFile('a', 'none'), inFile('b', '2'), inFile('c', '2'), inFile('d', '2')]
  const schedules = { a: '2', b: 'none', c: '2' } as const
  const items = ([id = '']: readonly string[]) => `Medicine ${id}`
  const body = { outcome: 'passed', note: null, schedules, facts, query: null, counsel: null } as const
  expect(eventSentence('clinical-check-recorded', body, { ...tell, items }).more).toBe(
    'Medicine a: Schedule 2, against the product file (not a controlled drug) · Medicine b: not a controlled drug, against the product file (Schedule 2)',
  )
})
