import { expect, test } from 'vitest'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { firstSettings } from '../../../src/main/settings/settings.ts'
import { bagsOf } from '../../../src/renderer/features/print/bag-labels.ts'
import { proposedBagLabel } from '../../../src/renderer/features/prescription/acts/proposed-bag-label.ts'
import { copiesOf, labelDrafts, wordingsOf } from '../../../src/renderer/features/print/label-drafts.ts'
import { owedOf } from '../../../src/renderer/features/print/owing-slip.tsx'
import { supplierOf, supplierText } from '../../../src/renderer/features/print/supplier.ts'
import { aContent, apply, aPrescription, brought, commands, itemId, items } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const lastLegalDays = { [itemId(1)]: '2026-09-01', [itemId(2)]: '2026-03-30' }
const bags = (prescription: Prescription, care: Parameters<typeof bagsOf>[0]['care'] = {}) =>
  bagsOf({ prescription, acts: [], lastLegalDays, care })
const two = aPrescription({ content: aContent({ items: items(2) }) })

test('before assembly there is no label, and before the accuracy check no bag to label', () => {
  expect(labelDrafts(two)).toEqual([])
  expect(bags(brought(two, 'assembled', [1, 2]))).toEqual([])
})

test('a label names the product and amount that was assembled, not what was prescribed', () => {
  const p = apply(
    apply(two, commands.clinicalCheck()),
    {
      type: 'assemble',
      itemId: itemId(1),
      lines: [
        { product: { code: null, name: 'Amoxicillin 250mg capsules (Almus)' }, amount: 2000, batch: 'A', expiry: null },
        { product: { code: null, name: 'Amoxicillin 250mg capsules (Almus)' }, amount: 100, batch: 'B', expiry: null },
        { product: { code: null, name: 'Amoxicillin 250mg capsules (Teva)' }, amount: 700, batch: 'C', expiry: null },
      ],
      toSupply: null,
      owing: null,
    },
    people.dispenser,
  )
  expect(labelDrafts(p).map(({ product, quantity }) => [product, quantity])).toEqual([
    ['Amoxicillin 250mg capsules (Almus)', '21 capsules'],
    ['Amoxicillin 250mg capsules (Teva)', '7 capsules'],
  ])
})

test('the label on a patient’s medicine does not say its schedule', () => {
  const p = brought(aPrescription({ content: { items: items(1, { schedule: '2' }) } }), 'assembled')
  expect(labelDrafts(p)).toHaveLength(1)
  expect(JSON.stringify(labelDrafts(p))).not.toMatch(/CD 2|[Ss]chedule/)
})

test('what is in its bag was labelled before: chosen only when there is nothing else', () => {
  const placed = brought(two, 'placed', [1])
  expect(labelDrafts(placed).map(({ wanted }) => wanted)).toEqual([true])
  const both = brought(placed, 'assembled', [2])
  expect(labelDrafts(both).map(({ wanted }) => wanted)).toEqual([false, true])
})

test('what left the pharmacy has no label any more', () => {
  expect(labelDrafts(brought(two, 'handed-out', [1, 2]))).toEqual([])
  expect(bags(brought(two, 'handed-out', [1, 2]))).toEqual([])
})

test('the next bag has its label before it is placed; a placed one says where it is and until when it may go', () => {
  const [next, ...none] = bags(brought(two, 'accurate', [1, 2]))
  expect(none).toEqual([])
  expect(next).toMatchObject({ place: null, items: 2, lastDay: '2026-03-30' })
  expect(next?.code).toMatch(/^BAG-[0-9A-Z]{5}$/)
  const [placed] = bags(brought(two, 'placed', [1]))
  expect(placed).toMatchObject({ bagId: 'bag-1', place: { label: 'A3' }, items: 1, lastDay: '2026-09-01' })
})

test('a label in small letters that somebody made up has no barcode', () => {
  expect(bags(brought(two, 'placed', [1]))[0]?.code).toBeNull()
})

test('a slip says what is owed of what, for when, and until when the law allows it', () => {
  const p = apply(
    apply(two, commands.clinicalCheck()),
    commands.assemble(1, 1000, { owing: { reason: 'On order', promisedOn: '2026-03-04' } }),
    people.dispenser,
  )
  expect(owedOf({ prescription: p, lastLegalDays })).toEqual([
    {
      id: expect.stringContaining(itemId(1)) as string,
      name: expect.any(String) as string,
      amount: '18 capsules',
      whole: '28 capsules',
      reason: 'On order',
      promisedOn: '2026-03-04',
      lastDay: '2026-09-01',
    },
  ])
})

test('a pharmacy without an address is no supplier for a label', () => {
  expect(supplierOf(firstSettings)).toBeUndefined()
  const given = supplierOf({ ...firstSettings, pharmacyAddress: '1 High Street\nLeeds', pharmacyPhone: '' })
  expect(given && supplierText(given)).toBe('Practice Pharmacy, 1 High Street, Leeds')
})

test.each([
  ['1', 1],
  ['20', 20],
  ['0', undefined],
  ['21', undefined],
  ['', undefined],
  ['two', undefined],
])('"%s" copies are %s', (copies, count) => {
  expect(copiesOf({ copies })).toBe(count)
})

test('the label of a bag that was taken out, printed again, is the one its next placing fills in', () => {
  const out = apply(apply(brought(two, 'accurate', [1, 2]), commands.place([1])), {
    type: 'take-out-of-bag',
    itemIds: [itemId(1)],
    reason: 'Moved',
  })
  const acts = [{ type: 'bag-placed', body: { bagId: 'bag-1' } }] as unknown as Parameters<typeof bagsOf>[0]['acts']
  const [next] = bagsOf({ prescription: out, acts, lastLegalDays, care: {} })
  expect(next?.bagId).toBe('bag-1')
  expect(proposedBagLabel({ prescription: out, acts })).toBe(next?.bagId)
})

test('a label has the warnings that were printed on it before, and one of the same product made later has them too', () => {
  const made = brought(aPrescription(), 'assembled')
  const [draft] = labelDrafts(made)
  const typed = { ...draft!, precautions: ' May make you dizzy. ', external: true }
  const wordings = wordingsOf([typed], made)
  expect(wordings).toMatchObject([{ portionId: 'p1', warnings: 'May make you dizzy.', external: true }])
  const worded = apply(made, wordings[0]!)
  expect(wordingsOf([typed], worded)).toEqual([])
  expect(labelDrafts(worded)).toMatchObject([{ precautions: 'May make you dizzy.', external: true }])
  const again = apply(worded, commands.assemble())
  expect(labelDrafts(again)).toMatchObject([{ portionId: 'p2', precautions: 'May make you dizzy.', external: true }])
  expect(wordingsOf(labelDrafts(again), again)).toMatchObject([{ portionId: 'p2', warnings: 'May make you dizzy.' }])
  expect(wordingsOf(labelDrafts(made), made)).toEqual([])
})

test('a warning that was taken off a later label is offered on no label after it, nor on that one again', () => {
  const keep = (p: Prescription, precautions: string): Prescription => {
    const drafts = labelDrafts(p).map((draft) => ({ ...draft, precautions }))
    return wordingsOf(drafts, p).reduce<Prescription>((state, command) => apply(state, command), p)
  }
  const first = keep(brought(aPrescription(), 'assembled'), 'May make you dizzy.')
  const emptied = keep(apply(first, commands.assemble()), '')
  expect(labelDrafts(emptied)).toMatchObject([{ portionId: 'p2', precautions: '' }])
  expect(labelDrafts(apply(emptied, commands.assemble()))).toMatchObject([{ portionId: 'p3', precautions: '' }])
})

test('directions that a person made plain stand on the next print of the label, and on one of the same product made later', () => {
  const made = brought(aPrescription(), 'assembled')
  const [draft] = labelDrafts(made)
  const wordings = wordingsOf([{ ...draft!, directions: ' Take ONE three times a day ' }], made)
  const worded = apply(made, wordings[0]!)
  expect(labelDrafts(worded)).toMatchObject([{ directions: 'Take ONE three times a day' }])
  expect(wordingsOf(labelDrafts(worded), worded)).toEqual([])
  const again = apply(worded, commands.assemble())
  expect(labelDrafts(again)).toMatchObject([{ portionId: 'p2', directions: 'Take ONE three times a day' }])
  const back = labelDrafts(worded).map((one) => ({ ...one, directions: one.prescribed }))
  expect(labelDrafts(apply(worded, wordingsOf(back, worded)[0]!))).toMatchObject([
    { directions: made.items[0]?.content.directions },
  ])
})

test('the label of a bag says fridge and CD for whatever in it is kept so, both of what is both, before it is placed and on an open shelf', () => {
  const says = (p: Prescription, care: Parameters<typeof bags>[1]) =>
    bags(p, care).map(({ fridge, controlled }) => [fridge, controlled])
  for (const p of [brought(two, 'accurate', [1, 2]), brought(two, 'placed', [1, 2])]) {
    expect(says(p, {})).toEqual([[false, false]])
    for (const [fridge, controlled] of [
      [true, false],
      [false, true],
      [true, true],
    ] as const)
      expect(says(p, { [itemId(2)]: { fridge, controlled } })).toEqual([[fridge, controlled]])
  }
})
