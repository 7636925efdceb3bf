import { expect, test } from 'vitest'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { itemsElsewhere, itemsNotBagged } from '../../../src/renderer/features/prescription/acts/where-items-are.ts'
import type { Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { anItemContent, apply, aPrescription, brought, commands, itemId } from '../../support/builders.ts'

const two = () => aPrescription({ content: { items: [anItemContent(1), anItemContent(2)] } })

test('what is not ticked of a bag that is given out is said to be in that bag', () => {
  const detail = { prescription: brought(two(), 'placed', [1, 2]) } as Detail
  const [left] = itemsElsewhere([detail], [{ detail, itemIds: [itemId(1)] }])
  expect(left?.words).toMatch(/^in the same bag: take it out, it stays here .*bag-1/)
  const [whole] = itemsElsewhere([detail], [])
  expect(whole?.words).not.toMatch(/same bag/)
})

test('what of a prescription does not go into a bag is named with what it waits for, and never as lying in that bag', () => {
  const three = aPrescription({ content: { items: [1, 2, 3].map((n) => anItemContent(n)) } })
  const checked = brought(brought(three, 'assembled', [2]), 'accurate', [1])
  const into = (prescription: Prescription) => [{ detail: { prescription } as Detail, itemIds: [itemId(1)] }]
  expect(itemsNotBagged(into(checked)).map(({ words }) => words)).toEqual([
    'assembled, waits for the accuracy check',
    'to be assembled',
  ])
  const held = apply(checked, { type: 'hold', itemIds: [itemId(3)], reason: 'Query' })
  expect(itemsNotBagged(into(held))[1]?.words).toBe('on hold: Query')
  expect(itemsNotBagged(into(brought(two(), 'placed', [1, 2])))[0]?.words).not.toMatch(/same bag/)
})

test('of a part that was given out and corrected, only what left is asked about', () => {
  const out = apply(brought(two(), 'placed', [1, 2]), commands.handOut(1))
  const eventId = out.items[0]?.portions[0]?.out?.stamp.eventId ?? ''
  const corrected = apply(out, {
    type: 'correct',
    eventId,
    reason: 'Wrong person',
    medicineIs: 'gone',
    cameBack: false,
  })
  expect(corrected.mayBeIncident?.map(({ itemIds }) => itemIds)).toEqual([[itemId(1)]])
})
