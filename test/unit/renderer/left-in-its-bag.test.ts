import { expect, test } from 'vitest'
import { itemsElsewhere } from '../../../src/renderer/features/prescription/acts/where-items-are.ts'
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
