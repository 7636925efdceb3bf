import { expect, test } from 'vitest'
import {
  freshTakeOut,
  overOf,
  takeOutAsked,
  takeOutMissing,
  type TakeOutForm,
} from '../../../src/renderer/features/prescription/acts/take-out-form.ts'
import { aContent, aPrescription, apply, brought, itemId, items } from '../../support/builders.ts'

const two = brought(aPrescription({ content: aContent({ items: items(2) }) }), 'placed', [1, 2])
const oneOver = apply(two, { type: 'mark-not-dispensed', itemIds: [itemId(1)], reasonCode: '0001', note: null })
const filledIn: TakeOutForm = { why: 'not-collected', afterwards: 'not-dispensed', code: '0010', text: '' }

test('of what is only put away nothing is asked, whatever was filled in before it was chosen', () => {
  const over = overOf(oneOver, [itemId(1)])
  expect(over).toEqual([itemId(1)])
  expect(takeOutAsked(filledIn, over)).toEqual(freshTakeOut)
  expect(takeOutMissing(takeOutAsked(filledIn, over), [itemId(1)], over)).toBeUndefined()
})

test('what is still supplied is asked about as it was filled in', () => {
  const over = overOf(oneOver, [itemId(2)])
  expect(over).toEqual([])
  expect(takeOutAsked(filledIn, over)).toBe(filledIn)
})
