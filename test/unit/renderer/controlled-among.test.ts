import { expect, test } from 'vitest'
import type { Schedule } from '../../../src/domain/prescription-content.ts'
import { isControlledAmong } from '../../../src/renderer/features/prescription/acts/nothing-to-supply.tsx'
import type { Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { aContent, aPrescription, itemId, items } from '../../support/builders.ts'

// Of a detail only the prescription is looked at.
const detail = (schedule: Schedule): Detail =>
  ({ prescription: aPrescription({ content: aContent({ items: items(1, { schedule }) }) }) }) as unknown as Detail
const going = (schedule: Schedule) => ({ detail: detail(schedule), itemIds: [itemId(1)] })

test('a controlled drug that only goes along from another prescription is one of what is to leave', () => {
  expect(isControlledAmong([going('none')])).toBe(false)
  expect(isControlledAmong([going('none'), going('2')])).toBe(true)
  expect(isControlledAmong([going('5')])).toBe(true)
  expect(isControlledAmong([{ ...going('2'), itemIds: [] }])).toBe(false)
})
