import { expect, test } from 'vitest'
import { isLastDay } from '../../../src/renderer/features/prescription/warnings.tsx'
import { anItemContent, aPrescription, itemId } from '../../support/builders.ts'

test('what may be supplied today for the last time is said, though another item is past its days', () => {
  const prescription = aPrescription({ content: { items: [anItemContent(1), anItemContent(2)] } })
  const today = '2026-11-22'
  const withDays = (first: string, second: string) => ({
    prescription,
    lastLegalDays: { [itemId(1)]: first, [itemId(2)]: second },
  })
  expect(isLastDay(withDays('2026-11-20', today), today)).toBe(true)
  expect(isLastDay(withDays(today, '2026-12-20'), today)).toBe(true)
  expect(isLastDay(withDays('2026-11-20', '2026-12-20'), today)).toBe(false)
})
