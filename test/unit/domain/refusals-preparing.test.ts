import { expect, test } from 'vitest'
import type { Command, CommandOf } from '../../../src/domain/commands.ts'
import { decide } from '../../../src/domain/decide/index.ts'
import type { KeptCodes } from '../../../src/domain/kept-in.ts'
import type { Actor } from '../../../src/domain/people.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import type { Refusal } from '../../../src/domain/refusals.ts'
import {
  aContext,
  aPrescription,
  anItemContent,
  apply,
  brought,
  commands,
  itemId,
  itemOf,
  items,
  noonOf,
  refusalOf,
  statusOf,
} from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const first = itemId(1)
const { owing } = commands

const expectRefused = (state: Prescription, command: Command, refusal: Refusal, by?: Actor, now?: number) => {
  expect(refusalOf(state, command, by, now)).toEqual(refusal)
}

const closed = (p: Prescription) =>
  apply(p, { type: 'mark-not-dispensed', itemIds: [first], reasonCode: '0001', note: null })

const held = (p: Prescription) => apply(p, { type: 'hold', itemIds: [first], reason: 'Query' })

test('nothing is prepared, placed or handed out of a closed item', () => {
  const p = closed(brought(aPrescription(), 'placed'))
  for (const command of [commands.assemble(), commands.accuracyCheck(), commands.place(), commands.handOut()])
    expectRefused(p, command, { code: 'item-closed', itemId: first })
})

test('an item on hold is not placed, not handed out and not held twice', () => {
  const p = held(brought(aPrescription(), 'accurate'))
  for (const command of [
    commands.place(),
    commands.handOut(),
    { type: 'hold', itemIds: [first], reason: 'Again' } as const,
  ])
    expectRefused(p, command, { code: 'item-held', itemId: first })
})

test('only an item on hold is released', () => {
  expectRefused(
    aPrescription(),
    { type: 'release-hold', itemIds: [first], note: null },
    { code: 'item-not-held', itemId: first },
  )
})

test('no bag is placed without a clinical check, nor after a voided one', () => {
  const unchecked = apply(
    apply(aPrescription(), commands.assemble(), people.dispenser),
    commands.accuracyCheck(),
    people.technician,
  )
  expectRefused(unchecked, commands.place(), { code: 'clinical-check-missing' })
  const p = brought(aPrescription(), 'accurate')
  const voided = apply(p, { type: 'correct', eventId: 'e2', reason: 'Wrong patient', medicineIs: null })
  expectRefused(voided, commands.place(), { code: 'clinical-check-missing' })
})

test('no bag is placed after the pharmacist refused', () => {
  const p = apply(brought(aPrescription(), 'accurate'), commands.clinicalCheck({ outcome: 'refused', note: 'Allergy' }))
  expectRefused(p, commands.place(), { code: 'clinical-check-refused' })
})

test('there is no accuracy check, near miss or bag of what is not assembled', () => {
  const p = apply(aPrescription(), commands.clinicalCheck())
  const nearMiss = { category: 'wrong-drug', what: 'Amlodipine', contributing: [], lookAlike: null } as const
  expectRefused(p, commands.accuracyCheck(), { code: 'nothing-assembled', itemId: first })
  expectRefused(p, commands.place(), { code: 'nothing-assembled', itemId: first })
  expectRefused(
    p,
    { type: 'fail-accuracy-check', itemId: first, nearMiss },
    { code: 'nothing-assembled', itemId: first },
  )
})

test('nothing is held, placed or handed out of an item that is wholly out', () => {
  const p = brought(aPrescription(), 'handed-out')
  for (const command of [
    commands.place(),
    commands.handOut(),
    { type: 'hold', itemIds: [first], reason: 'Late' } as const,
  ])
    expectRefused(p, command, { code: 'already-out', itemId: first })
})

test('to supply is never less than what is out already', () => {
  const p = brought(aPrescription(), 'handed-out')
  const command = commands.assemble(1, 700, { toSupply: { amount: 1400, reason: 'Split pack' } })
  expectRefused(p, command, { code: 'already-out', itemId: first })
})

test('nothing is assembled of an item of which nothing is left', () => {
  const p = brought(aPrescription(), 'handed-out')
  expectRefused(p, commands.assemble(), { code: 'nothing-left-to-supply', itemId: first })
})

test('no more is assembled than is left to supply', () => {
  expectRefused(aPrescription(), commands.assemble(1, 2801), { code: 'too-much', itemId: first, left: 2800 })
})

test('assembling less than is left needs the rest to be owed', () => {
  expectRefused(aPrescription(), commands.assemble(1, 2000), { code: 'owing-needed', itemId: first, short: 800 })
})

test('nothing is owed when all is assembled', () => {
  expectRefused(aPrescription(), commands.assemble(1, 2800, { owing }), { code: 'owing-not-needed', itemId: first })
})

test('an owing and a changed amount say why', () => {
  const silent = { reason: ' ', promisedOn: null }
  expectRefused(aPrescription(), commands.assemble(1, 2000, { owing: silent }), { code: 'reason-missing' })
  const changed = commands.assemble(1, 3000, { toSupply: { amount: 3000, reason: '' } })
  expectRefused(aPrescription(), changed, { code: 'reason-missing' })
})

test('a product past its last usable day is not assembled, and on that day it is', () => {
  const withExpiry = (expiry: string) =>
    commands.assemble(1, 2800, { lines: [{ product: { code: null, name: 'x' }, amount: 2800, batch: 'B1', expiry }] })
  expectRefused(aPrescription(), withExpiry('2026-03-01'), {
    code: 'product-expired',
    itemId: first,
    expiry: '2026-03-01',
  })
  expect(refusalOf(aPrescription(), withExpiry('2026-03-02'))).toBeUndefined()
})

test('amounts are positive whole hundredths', () => {
  for (const amount of [-100, 0.5, Number.NaN]) {
    const lines = [{ product: { code: null, name: 'x' }, amount, batch: null, expiry: null }]
    expectRefused(aPrescription(), commands.assemble(1, 0, { lines }), { code: 'amount-invalid', itemId: first })
  }
})

test('checking one’s own assembly needs a reason', () => {
  const p = apply(aPrescription(), commands.assemble(), people.technician)
  expectRefused(p, commands.accuracyCheck(), { code: 'self-check-reason-missing', itemIds: [first] }, people.technician)
  expect(refusalOf(p, commands.accuracyCheck(), people.pharmacist)).toBeUndefined()
})

test('no bag is placed without the accuracy check', () => {
  const p = brought(aPrescription(), 'assembled')
  expectRefused(p, commands.place(), { code: 'accuracy-check-missing', itemId: first })
})

test('assembling anew voids the accuracy check', () => {
  const p = apply(brought(aPrescription(), 'accurate'), commands.assemble(), people.dispenser)
  expectRefused(p, commands.place(), { code: 'accuracy-check-missing', itemId: first })
})

test('what is checked is not checked twice', () => {
  expectRefused(brought(aPrescription(), 'accurate'), commands.accuracyCheck(), {
    code: 'already-checked',
    itemId: first,
  })
})

test('what is in its place is not placed, assembled or failed before it is taken out', () => {
  const p = brought(aPrescription(), 'placed')
  const nearMiss = { category: 'wrong-drug', what: 'Amlodipine', contributing: [], lookAlike: null } as const
  for (const command of [
    commands.place(),
    commands.assemble(),
    { type: 'fail-accuracy-check', itemId: first, nearMiss } as const,
  ])
    expectRefused(p, command, { code: 'already-placed', itemId: first })
})

test('a bag has a place with a label', () => {
  const p = brought(aPrescription(), 'accurate')
  const nowhere: Command = {
    type: 'place-bag',
    bagId: 'b',
    itemIds: [first],
    place: { kind: 'shelf', label: ' ' },
    route: 'collect',
  }
  expectRefused(p, nowhere, { code: 'place-missing' })
})

test('changing the route to what it is changes nothing', () => {
  expectRefused(
    brought(aPrescription(), 'placed'),
    { type: 'change-route', route: 'collect' },
    { code: 'route-unchanged' },
  )
})

test('only what is in its place is taken out', () => {
  const command: Command = { type: 'take-out-of-bag', itemIds: [first], reason: 'Moved' }
  expectRefused(brought(aPrescription(), 'accurate'), command, { code: 'not-placed', itemId: first })
})

test('a part is announced only when it is in its place and nobody was told', () => {
  const two = aPrescription({ content: { items: items(2) } })
  const announce: Command = { type: 'announce-part', itemIds: [first] }
  expectRefused(brought(two, 'accurate'), announce, { code: 'nothing-to-announce', itemId: first })
  const told = apply(brought(two, 'placed'), announce)
  expect(statusOf(told)).toBe('Ready to Collect')
  expectRefused(told, announce, { code: 'nothing-to-announce', itemId: first })
})

test('no bag is placed before the first legal day or after the last', () => {
  const postDated = brought(aPrescription({ content: { validFrom: '2026-03-05' } }), 'accurate')
  expectRefused(postDated, commands.place(), { code: 'too-early', itemId: first, firstDay: '2026-03-05' })
  const p = brought(aPrescription(), 'accurate')
  const late = noonOf('2026-09-01')
  expectRefused(p, commands.place(), { code: 'too-late', itemId: first, lastDay: '2026-08-31' }, undefined, late)
})

test('a pack that the product file does not know is assembled only with a reason', () => {
  const p = apply(aPrescription(), commands.clinicalCheck())
  const pack = { gtin: '05012345678900', parentCode: null, scanned: 1, packs: 0, loose: 2800, reason: null }
  const line = { product: { code: null, name: 'New pack' }, amount: 2800, batch: null, expiry: null }
  const assembledOf = (reason: string | null) =>
    commands.assemble(1, 2800, { lines: [{ ...line, pack: { ...pack, reason } }] })
  for (const reason of [null, '', ' ']) expectRefused(p, assembledOf(reason), { code: 'reason-missing' })
  expect(apply(p, assembledOf('Read against the prescription')).items[0]?.portions).toHaveLength(1)
})

test('what the product file keeps in the cabinet or in a fridge is placed nowhere else unless it is said why, and that stays with the placing', () => {
  const p = brought(aPrescription(), 'accurate')
  const codes = new Set([itemOf(p).content.drug.code])
  const place = (keptCodes: KeptCodes, command: CommandOf<'place-bag'>) =>
    decide(p, command, { ...aContext(), keptCodes })
  const shelf = commands.place() as CommandOf<'place-bag'>
  const cases = [
    ['cd-cabinet', { locked: codes, cold: codes }],
    ['fridge', { locked: new Set<string>(), cold: codes }],
  ] as const
  for (const [keptIn, keptCodes] of cases) {
    const unfit = { code: 'place-unfit', itemId: first, keptIn }
    expect(place(keptCodes, shelf)).toEqual({ ok: false, refusal: unfit })
    expect(place(keptCodes, { ...shelf, elsewhere: '  ' })).toEqual({ ok: false, refusal: unfit })
    const said = place(keptCodes, { ...shelf, elsewhere: 'No room there ' })
    expect(said).toMatchObject({ ok: true, value: [{ type: 'bag-placed', elsewhere: 'No room there' }] })
    const kept = place(keptCodes, { ...shelf, place: { kind: keptIn, label: '1' }, elsewhere: 'Left over' })
    expect(kept.ok && kept.value[0]).not.toHaveProperty('elsewhere')
  }
})

test('so is a product in the bag that the product file keeps there, whatever code the prescription has', () => {
  const p = apply(
    aPrescription({ content: { items: [anItemContent(1, { drug: { code: '', name: 'Oxycodone' } })] } }),
    commands.clinicalCheck(),
  )
  const line = { product: { code: '39113711000001103', name: 'Oxycodone' }, amount: 2800, batch: null, expiry: null }
  const made = apply(p, commands.assemble(1, 2800, { lines: [line] }), people.dispenser)
  const checked = apply(made, commands.accuracyCheck(), people.technician)
  const keptCodes = { locked: new Set([line.product.code]), cold: new Set<string>() }
  expect(decide(checked, commands.place(), { ...aContext(), keptCodes })).toEqual({
    ok: false,
    refusal: { code: 'place-unfit', itemId: first, keptIn: 'cd-cabinet' },
  })
})
