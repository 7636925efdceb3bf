import { expect, test } from 'vitest'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { labelDrafts } from '../../../src/renderer/features/print/label-drafts.ts'
import { labelsNow } from '../../../src/renderer/features/print/labels-now.ts'
import { aPrescription, apply, brought, commands, itemId, items } from '../../support/builders.ts'

const seen = brought(aPrescription({ content: { items: items(2) } }), 'assembled', [1])

const typedOn = (p: Prescription) =>
  labelDrafts(p).map((draft) => ({
    ...draft,
    directions: 'Take ONE in the morning',
    precautions: 'May make you dizzy.',
    copies: '3',
  }))

test('what was typed on a label stays through anything that changes nothing on it', () => {
  const held = apply(seen, { type: 'hold', itemIds: [itemId(2)], reason: 'Out of stock' })
  expect(labelsNow(typedOn(seen), seen, held)).toEqual({ drafts: typedOn(seen), changed: [] })
})

test('a label that is new is named, and the others keep what was typed', () => {
  const more = apply(seen, commands.assemble(2))
  const { drafts, changed } = labelsNow(typedOn(seen), seen, more)
  expect(changed).toEqual([expect.stringContaining('28 capsules')])
  expect(drafts.map(({ precautions }) => precautions)).toEqual(['May make you dizzy.', ''])
})

test('a label whose amount is another has its new words, and keeps its warnings', () => {
  const [item, ...others] = seen.items
  const { portions } = item!
  const less = portions.map((portion) => ({
    ...portion,
    lines: portion.lines.map((line) => ({ ...line, amount: 700 })),
  }))
  const now = { ...seen, items: [{ ...item!, portions: less }, ...others] }
  const [label] = labelsNow(typedOn(seen), seen, now).drafts
  expect(label).toMatchObject({ quantity: '7 capsules', precautions: 'May make you dizzy.', copies: '1' })
  expect(labelsNow(typedOn(seen), seen, now).changed).toHaveLength(1)
})

test('a label of what was assembled anew is another one, and keeps the warnings of the one that is gone', () => {
  const [item, ...others] = seen.items
  const portions = item!.portions.map((portion) => ({ ...portion, id: 'p9' }))
  const now = { ...seen, items: [{ ...item!, portions }, ...others] }
  const { drafts, changed } = labelsNow(typedOn(seen), seen, now)
  expect(drafts).toMatchObject([
    { precautions: 'May make you dizzy.', directions: 'Take ONE in the morning', copies: '1' },
  ])
  expect(changed).not.toEqual([])
  // Of another product nothing is carried over.
  const otherwise = portions.map((portion) => ({
    ...portion,
    lines: portion.lines.map((line) => ({ ...line, product: { code: null, name: 'Another' } })),
  }))
  const of = labelsNow(typedOn(seen), seen, { ...seen, items: [{ ...item!, portions: otherwise }, ...others] })
  expect(of.drafts).toMatchObject([{ precautions: '' }])
})

test('a label of which the prescriber says something else has their directions, and keeps its warnings', () => {
  const [item, ...others] = seen.items
  const content = { ...item!.content, directions: 'One at night' }
  const now = labelsNow(typedOn(seen), seen, { ...seen, items: [{ ...item!, content }, ...others] })
  expect(now.drafts).toMatchObject([{ directions: 'One at night', precautions: 'May make you dizzy.' }])
  expect(now.changed).toHaveLength(1)
})

test('a label that is not needed any more is named', () => {
  expect(labelsNow(typedOn(seen), seen, aPrescription({ content: { items: items(2) } }))).toMatchObject({
    drafts: [],
    changed: [expect.stringContaining('28 capsules')],
  })
})

test('every label is named when the patient on it is another', () => {
  const { content } = seen
  const now = { ...seen, content: { ...content, patient: { ...content.patient, family: 'Another' } } }
  expect(labelsNow(typedOn(seen), seen, now).changed).toHaveLength(1)
})

test('words kept by this very print change nothing; those of another screen are named, and come in where nothing was typed', () => {
  const word = (warnings: string, directions?: string) => {
    const [draft] = labelDrafts(seen)
    return apply(seen, {
      type: 'word-label',
      itemId: itemId(1),
      portionId: draft!.portionId,
      product: draft!.product,
      ...(directions !== undefined && { directions }),
      warnings,
      external: false,
    })
  }
  expect(labelsNow(typedOn(seen), seen, word('May make you dizzy.', 'Take ONE in the morning'))).toMatchObject({
    drafts: [{ precautions: 'May make you dizzy.', directions: 'Take ONE in the morning' }],
    changed: [],
  })
  const untyped = labelsNow(labelDrafts(seen), seen, word('Avoid alcohol.'))
  expect(untyped.drafts).toMatchObject([{ precautions: 'Avoid alcohol.' }])
  expect(untyped.changed).toHaveLength(1)
  const both = labelsNow(typedOn(seen), seen, word('Avoid alcohol.'))
  expect(both.drafts).toMatchObject([{ precautions: 'May make you dizzy.', directions: 'Take ONE in the morning' }])
  expect(both.changed).toHaveLength(1)
})
