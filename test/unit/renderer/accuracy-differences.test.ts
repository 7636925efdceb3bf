import { expect, test } from 'vitest'
import { differencesOf } from '../../../src/renderer/features/prescription/acts/differences.ts'
import type { Command } from '../../../src/domain/commands.ts'
import { aPrescription, apply, brought, commands, itemOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const { owing } = commands
const seen = (given: Partial<Extract<Command, { type: 'assemble' }>>, amount = 2800): readonly string[] =>
  differencesOf(
    itemOf(apply(apply(aPrescription(), commands.clinicalCheck()), commands.assemble(1, amount, given))),
  ).map((one) => one.seen)

test('what was assembled as prescribed leaves nothing to acknowledge', () => {
  expect(differencesOf(itemOf(brought(aPrescription(), 'assembled')))).toEqual([])
})

test('another product, another amount and a part are each a difference of their own', () => {
  const lines = [
    { product: { code: null, name: 'Ampicillin 250mg capsules' }, amount: 1400, batch: null, expiry: null },
  ]
  const toSupply = { amount: 2100, reason: 'Pack size' }
  expect(seen({ lines, toSupply, owing })).toEqual([
    'Another product is right: Ampicillin 250mg capsules, and not Amoxicillin 250mg capsules as prescribed.',
    'Another amount is right: 21 capsules in all, and not 28 as prescribed (Pack size).',
    'Only a part is here: 14 capsules, and not 21 capsules. 7 capsules owed: Out of stock.',
  ])
})

test('a scanned pack of what was prescribed is no difference, and one that the product file does not know always is', () => {
  const drug = itemOf(aPrescription()).content.drug
  const pack = { gtin: '05012345678900', parentCode: drug.code, scanned: 1, packs: 1, loose: 0, reason: null }
  const line = { product: { code: 'P1', name: 'Their brand' }, amount: 2800, batch: null, expiry: null, pack }
  expect(seen({ lines: [line] })).toEqual([])
  const unknown = { ...pack, parentCode: null, packs: 0, loose: 2800, reason: 'New pack' }
  expect(seen({ lines: [{ ...line, product: { code: null, name: drug.name }, pack: unknown }] })).toEqual([
    'The pack is right: Amoxicillin 250mg capsules. The product file does not know its number 05012345678900 (New pack).',
  ])
})

test('two batches of the product prescribed are no difference', () => {
  const product = { code: null, name: 'Amoxicillin 250mg capsules' }
  const line = { product, amount: 1400, batch: null, expiry: null }
  expect(seen({ lines: [line, { ...line, batch: 'B2' }] })).toEqual([])
})

test('the rest of what was owed is no difference once it is all there', () => {
  const part = apply(
    apply(aPrescription(), commands.clinicalCheck()),
    commands.assemble(1, 1400, { owing }),
    people.dispenser,
  )
  const out = apply(apply(apply(part, commands.accuracyCheck()), commands.place()), commands.handOut())
  expect(differencesOf(itemOf(apply(out, commands.assemble(1, 1400))))).toEqual([])
})
