import { expect, test } from 'vitest'
import { noteHint, noteOfVoided } from '../../../src/renderer/features/prescription/clinical/counsel-before.ts'
import { nextAnswer } from '../../../src/renderer/features/prescription/clinical/fact-list.tsx'
import { scheduleBefore } from '../../../src/renderer/features/prescription/clinical/schedule-before.ts'
import type { Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { aPrescription, apply, commands } from '../../support/builders.ts'

const check = (facts: readonly object[]) =>
  [
    {
      type: 'clinical-check-recorded',
      happenedAt: Date.UTC(2026, 10, 21, 10, 41),
      by: { id: 'a', name: 'Aisha Karim', role: 'pharmacist' },
      body: { schedules: { item: 'none' }, facts },
    },
  ] as unknown as Detail['acts']
const source = { from: 'products.csv', on: '2026-11-01' }
const inFile = (schedule: string) => ({
  fact: { kind: 'schedule-in-file', itemId: 'item', schedule, source },
  answer: null,
})

test('a schedule of an earlier check says whether the product file gave it, or who answered when', () => {
  expect(scheduleBefore(check([inFile('none')]), 'item')).toBe('The product file said so: products.csv, 1 Nov 2026.')
  expect(scheduleBefore(check([inFile('2')]), 'item')).toBe('As Aisha Karim answered on 21 Nov 10:41.')
  expect(scheduleBefore(check([]), 'item')).toBe('As Aisha Karim answered on 21 Nov 10:41.')
  expect(scheduleBefore(check([]), 'other')).toBeNull()
})

test('the note of a check that was taken back is there again, that of one that stands is not', () => {
  const queried = apply(aPrescription(), commands.clinicalCheck({ outcome: 'queried', note: 'Dose?' }))
  const eventId = queried.clinicalCheck?.stamp.eventId ?? ''
  expect(noteOfVoided(queried)).toBe('')
  expect(noteOfVoided(apply(queried, { type: 'correct', eventId, reason: 'Undo was pressed', medicineIs: null }))).toBe(
    'Dose?',
  )
})

test('while the note is that of the check taken back it is said whose words they are, and no longer once they are changed', () => {
  const queried = apply(aPrescription(), commands.clinicalCheck({ outcome: 'queried', note: 'Dose?' }))
  const eventId = queried.clinicalCheck?.stamp.eventId ?? ''
  const by = queried.clinicalCheck?.stamp.by.name ?? 'nobody'
  const prescription = apply(queried, { type: 'correct', eventId, reason: 'Undo was pressed', medicineIs: null })
  expect(noteHint(prescription, 'Dose?')).toContain(`As ${by} wrote in the check that was taken back`)
  expect(noteHint(prescription, 'Dose is right')).not.toContain(by)
  expect(noteHint(queried, 'Dose?')).not.toContain(by)
})

test('a key answers a fact, pressed again it moves on, and what was queried the prescriber answered', () => {
  const later = { kind: 'later-issue', issue: 2 } as const
  const first = nextAnswer(later, undefined)
  expect(first.how).toBe('looked-at')
  expect(nextAnswer(later, { ...first, note: 'said so' })).toEqual({ how: 'asked-patient', note: 'said so' })
  expect(nextAnswer(later, { how: 'asked-prescriber', note: null }).how).toBe('looked-at')
  const query = {
    kind: 'earlier-check',
    prescriptionId: 'p',
    outcome: 'queried',
    on: '2026-11-21',
    by: 'A',
    note: null,
    open: true,
  } as const
  expect(nextAnswer(query, undefined).how).toBe('asked-prescriber')
})
