import { expect, test } from 'vitest'
import { mayBeIncident } from '../../../src/renderer/features/prescription/use-acting.tsx'
import { aPrescription } from '../../support/builders.ts'

const prescription = aPrescription()
const corrected = (medicineIs: 'gone' | 'in-its-place' | null) =>
  mayBeIncident([
    { detail: { prescription }, command: { type: 'correct', eventId: 'e', reason: 'Wrong patient', medicineIs } },
  ])

test('a correction of what was outside leads to the incident record; of what never left, or of another act, not', () => {
  expect(corrected('gone')).toBe(prescription.id)
  expect(corrected('in-its-place')).toBeNull()
  expect(corrected(null)).toBeNull()
  expect(mayBeIncident([])).toBeNull()
})
