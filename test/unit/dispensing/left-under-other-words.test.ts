import { expect, test } from 'vitest'
import { productsIn, suppliedProducts } from '../../../src/main/dispensing/claim-rows.ts'
import { aContent, anItemContent, aReceive, apply, aPrescription, brought, itemOf } from '../../support/builders.ts'

const suspension = anItemContent(1, {
  drug: { code: '1', name: 'Amoxicillin 250mg/5ml suspension' },
  quantity: { value: '100', unit: 'ml', code: null },
})
const capsules = anItemContent(1, { quantity: { value: '21', unit: 'capsule', code: null } })

test('what left before other words were chosen is named, claimed and carried in the unit it was prescribed in then', () => {
  const out = brought(aPrescription({ content: { items: [suspension] } }), 'dispatched')
  const both = apply(out, aReceive({ content: aContent({ items: [capsules] }) }))
  const item = itemOf(apply(both, { type: 'choose-copy', which: 'other', reason: 'GP rang' }))
  expect(item.content.quantity.unit).toBe('capsule')
  expect(suppliedProducts(item)).toMatchObject([{ amount: 10_000, unit: 'ml' }])
  expect(productsIn(item, item.portions)).toEqual(suppliedProducts(item))
})
