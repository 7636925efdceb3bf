import { describe, expect, test } from 'vitest'
import type { Product } from '../../../src/contract/products.ts'
import { isAsPrescribed } from '../../../src/domain/as-prescribed.ts'
import type { Uuid } from '../../../src/domain/identifiers.ts'
import type { Item } from '../../../src/domain/prescription.ts'
import { parseGtin, type Gtin } from '../../../src/domain/scan/gtin.ts'
import type { PackScan } from '../../../src/domain/scan/pack-scan.ts'
import {
  assembleCommand,
  assembleMissing,
  freshForm,
  freshLine,
} from '../../../src/renderer/features/prescription/acts/assemble-form.ts'
import type { ItemForm } from '../../../src/renderer/features/prescription/acts/assemble-form.ts'
import {
  countPack,
  isFull,
  scannedFor,
  takeByHand,
  untickUntouched,
} from '../../../src/renderer/features/prescription/acts/assemble-scan.ts'
import { completeByScans } from '../../../src/renderer/features/prescription/acts/complete-by-scans.ts'
import { weighPack, type PackFor } from '../../../src/renderer/features/prescription/acts/weigh-pack.ts'
import { apply, aPrescription, commands, itemOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const gtinOf = (text: string): Gtin => {
  const gtin = parseGtin(text)
  if (gtin === undefined) throw new Error('The check digit is wrong')
  return gtin
}

const today = '2026-11-21'
// 28 capsules of amoxicillin.
const item = itemOf(apply(aPrescription(), commands.clinicalCheck()))
const product: Product = {
  gtin: '05012345678900',
  code: '39732411000001109',
  parentCode: item.content.drug.code,
  name: 'Amoxicillin 250mg capsules (Thornbeck Generics)',
  schedule: 'none',
  packSize: '21',
  unit: 'capsule',
  storage: 'room',
  safeCustody: false,
}
const pack = (serial: string | null, batch: string | null = 'LOT7', expiry: string | null = '271200'): PackScan => ({
  gtin: gtinOf('5012345678900'),
  batch,
  expiry,
  serial,
  national: {},
})

const scanned = (form: ItemForm, one: PackScan, of = product) => {
  const weighed = weighPack(one, of, [{ item, before: scannedFor(form), full: isFull(item, form) }], today)
  if (weighed.is !== 'match' || weighed.full) return { form, weighed, said: null }
  const { batch, expiry } = weighed
  return { weighed, ...countPack(item, form, { itemId: item.content.id, product: of, pack: one, batch, expiry }) }
}

const fresh = freshForm(item, true)

describe('packs scanned at assembly', () => {
  test('are counted one by one, with batch and expiry, and the rest is still to scan and not owed', () => {
    const { form } = scanned(fresh, pack('S1'))
    expect(form.lines).toMatchObject([{ name: product.name, amount: '21', batch: 'LOT7', expiry: '31 Dec 2027' }])
    expect(assembleCommand(item, form)).toBeUndefined()
    expect(assembleMissing(item, form)).toMatch(/scan the rest, or owe it/)
  })

  test('a pack that is more than what is wanted is opened: one pack and seven loose', () => {
    const second = scanned(scanned(fresh, pack('S1')).form, pack('S2'))
    expect(second.said?.todo).toMatch(/take out 7 capsules/)
    expect(assembleCommand(item, second.form)).toEqual({
      type: 'assemble',
      itemId: item.content.id,
      lines: [
        {
          product: { code: product.code, name: product.name },
          amount: 2800,
          batch: 'LOT7',
          expiry: '2027-12-31',
          pack: {
            gtin: product.gtin,
            parentCode: product.parentCode,
            scanned: 2,
            packs: 1,
            loose: 700,
            reason: null,
          },
        },
      ],
      toSupply: null,
      owing: null,
    })
  })

  test('of another batch are a line of their own', () => {
    const { form } = scanned(scanned(fresh, pack('S1')).form, pack('S2', 'LOT8'))
    expect(form.lines.map(({ batch, amount }) => [batch, amount])).toEqual([
      ['LOT7', '21'],
      ['LOT8', '7'],
    ])
  })

  test('are not counted when all of it is there, nor the same pack twice, nor what is expired or another product', () => {
    const one = scanned(fresh, pack('S1')).form
    const full = scanned(one, pack('S2')).form
    expect(scanned(full, pack('S3'))).toMatchObject({ form: full, weighed: { is: 'match', full: true } })
    expect(scanned(one, pack('S1'))).toMatchObject({ form: one, weighed: { is: 'scanned-twice' } })
    expect(scanned(one, pack('S2', 'LOT6', '261120'))).toMatchObject({ form: one, weighed: { is: 'expired' } })
    const other = { ...product, parentCode: '1' }
    expect(scanned(one, pack('S2'), other)).toMatchObject({ form: one, weighed: { is: 'wrong-product' } })
  })

  test('whose size is in another unit leave the amount to the person', () => {
    const { form, said } = scanned(fresh, pack('S1'), { ...product, unit: 'ml' })
    expect(form.lines[0]?.amount).toBe('')
    expect(said?.todo).toMatch(/Type how many capsules/)
    expect(assembleCommand(item, form)).toBeUndefined()
  })

  test('without batch or expiry in the code leave the fields to the person', () => {
    const { form } = scanned(fresh, pack(null, null, null))
    expect(form.lines).toMatchObject([{ batch: '', expiry: '', pack: { scans: [{ serial: null }] } }])
  })
})

test('a pack that the product file does not know is taken by hand with a name, an amount and a reason, never silently', () => {
  const form = takeByHand(item, fresh, pack('S1'), today)
  expect(form.lines).toHaveLength(1)
  const line = { ...form.lines[0]!, name: 'Amoxicillin 250mg capsules', amount: '28' }
  const named: ItemForm = { ...form, lines: [line] }
  expect(assembleCommand(item, named)).toBeUndefined()
  expect(assembleMissing(item, named)).toMatch(/not in the product file/)
  const explained = { ...named, lines: [{ ...line, pack: { ...line.pack!, reason: 'New pack' } }] }
  expect(assembleCommand(item, explained)).toMatchObject({
    lines: [{ product: { code: null }, pack: { parentCode: null, reason: 'New pack', packs: 0, loose: 2800 } }],
  })
})

test('a pack goes to the item that still wants one, and a wrong one is weighed against all of them', () => {
  const twinId = '0a6dd5f2-5d6c-4f2e-9d7e-3a5b8c1d2e4f' as Uuid
  const twin: Item = { ...item, content: { ...item.content, id: twinId } }
  const both = (full: boolean): readonly PackFor[] => [
    { item, before: [], full },
    { item: twin, before: [], full: false },
  ]
  expect(weighPack(pack('S1'), product, both(true), today)).toMatchObject({ is: 'match', itemId: twinId, full: false })
  expect(weighPack(pack('S1'), product, both(false), today)).toMatchObject({ is: 'match', itemId: item.content.id })
  expect(weighPack(pack('S1'), null, both(false), today)).toMatchObject({ is: 'unknown-product' })
})

test('with the first pack scanned, what nobody has touched is no longer taken as assembled; with later ones nothing changes', () => {
  const other: Item = { ...item, content: { ...item.content, id: '0a6dd5f2-5d6c-4f2e-9d7e-3a5b8c1d2e4f' as Uuid } }
  const [mine, theirs] = [freshForm(item, true), freshForm(other, true)]
  const both = [item, other]
  expect(untickUntouched(both, [mine, theirs]).map(({ ticked }) => ticked)).toEqual([false, false])
  const noted = { ...theirs, lines: theirs.lines.map((line) => ({ ...line, batch: 'B1' })) }
  expect(untickUntouched(both, [mine, noted]).map(({ ticked }) => ticked)).toEqual([false, true])
  const counted = scanned(mine, pack('S1')).form
  expect(untickUntouched(both, [counted, theirs])).toEqual([counted, theirs])
})

test('a brand of the product prescribed is as prescribed by its codes, and by its name alone it is not', () => {
  const line = { product: { code: product.code, name: product.name }, amount: 2100, batch: null, expiry: null }
  const packs = { gtin: product.gtin, parentCode: product.parentCode, scanned: 1, packs: 1, loose: 0, reason: null }
  expect(isAsPrescribed(item.content.drug, { ...line, pack: packs })).toBe(true)
  expect(isAsPrescribed(item.content.drug, line)).toBe(false)
  expect(isAsPrescribed(item.content.drug, { ...line, pack: { ...packs, parentCode: '1' } })).toBe(false)
})

describe('the scan that completes an assembly ends it', () => {
  const half = { ...product, packSize: '14' }
  const byPerson = { openedByScan: false } as const
  const one = scanned(fresh, pack('S1'), half).form
  const two = scanned(one, pack('S2'), half).form

  test('when whole packs of every item that needs some were scanned in this window, with batch and expiry', () => {
    expect(completeByScans([item], [one], { count: 1, ...byPerson })).toBe(false)
    expect(completeByScans([item], [two], { count: 2, ...byPerson })).toBe(true)
    const other: Item = { ...item, content: { ...item.content, id: '0a6dd5f2-5d6c-4f2e-9d7e-3a5b8c1d2e4f' as Uuid } }
    const open = freshForm(other, false)
    expect(completeByScans([item, other], [two, open], { count: 2, ...byPerson })).toBe(false)
    const its = { ...two, itemId: other.content.id }
    expect(completeByScans([item, other], [two, its], { count: 4, ...byPerson })).toBe(true)
  })

  test('and not where one was scanned in an earlier window', () => {
    expect(completeByScans([item], [two], { count: 1, ...byPerson })).toBe(false)
  })

  test('and no scan both opens the window and ends it', () => {
    const whole = scanned(fresh, pack('S1'), { ...product, packSize: '28' }).form
    expect(completeByScans([item], [whole], { count: 1, ...byPerson })).toBe(true)
    expect(completeByScans([item], [whole], { count: 1, openedByScan: true })).toBe(false)
    expect(completeByScans([item], [two], { count: 2, openedByScan: true })).toBe(true)
  })

  test('and not where a pack is opened, batch or expiry is not in its code, or a person changed, owed or typed anything', () => {
    const never = (form: ItemForm, count = 2): void => {
      expect(completeByScans([item], [form], { count, ...byPerson })).toBe(false)
    }
    never(scanned(scanned(fresh, pack('S1')).form, pack('S2')).form)
    never(scanned(scanned(fresh, pack('S1', null), half).form, pack('S2', null), half).form)
    never(scanned(scanned(fresh, pack('S1', 'B', null), half).form, pack('S2', 'B', null), half).form)
    never({ ...two, change: { amount: '28', reason: 'Pack size' } })
    never({ ...two, oweRest: true })
    never({ ...two, ticked: false })
    never({ ...two, lines: two.lines.map((line) => ({ ...line, amount: '14' })) })
    never(takeByHand(item, two, pack('S3'), today), 3)
    never(fresh, 0)
  })
})

test('what is owed has a day it is promised for, or the answer that nobody knows it yet; nothing is answered before', () => {
  const owed: ItemForm = {
    ...freshForm(item, true),
    lines: [{ ...freshLine(item), amount: '14' }],
    owingReason: 'On order',
  }
  expect(owed.noDay).toBe(false)
  expect(assembleCommand(item, owed)).toBeUndefined()
  expect(assembleMissing(item, owed)).toContain('for which day the rest is promised, or that it is not known yet')
  expect(assembleCommand(item, { ...owed, noDay: true })).toMatchObject({ owing: { promisedOn: null } })
  expect(assembleCommand(item, { ...owed, promisedOn: '24/11/2026' })).toMatchObject({
    owing: { promisedOn: '2026-11-24' },
  })
})

test('a pack of a batch of which one came back from a patient is asked about, scanned or typed', () => {
  const line = { product: { code: null, name: item.content.drug.name }, amount: 2800, batch: 'AB2', expiry: null }
  const made = [
    commands.assemble(1, 2800, { lines: [line] }),
    commands.accuracyCheck(),
    commands.place(),
    commands.handOut(),
  ]
  const out = made.reduce(
    (state, command) => apply(state, command, command.type === 'assemble' ? people.dispenser : people.pharmacist),
    apply(aPrescription(), commands.clinicalCheck()),
  )
  const back = itemOf(apply(out, { type: 'take-back', itemIds: [item.content.id], reason: 'Wrong person' }))
  const again: ItemForm = { ...freshForm(back, true), lines: [{ ...freshLine(back), batch: 'ab2 ' }] }
  expect(assembleCommand(back, again)).toBeUndefined()
  expect(assembleMissing(back, again)).toContain('a pack of batch AB2 came back from a patient')
  const answered = { ...again, otherPackOf: ['AB2'] }
  expect(assembleCommand(back, answered)).toBeDefined()
  // Said of that batch alone: another one is asked about anew, and both where both are taken.
  const portion = back.broughtBack[0]
  if (portion === undefined) throw new Error('Nothing came back')
  const of = (...batches: readonly string[]) =>
    portion.lines.flatMap((one) => batches.map((batch) => ({ ...one, batch })))
  const two: Item = { ...back, broughtBack: [{ ...portion, lines: of('AB2', 'LOT7') }] }
  const half = { ...freshLine(back), amount: '14' }
  const both = [
    { ...half, batch: 'AB2' },
    { ...half, batch: 'LOT7' },
  ]
  expect(assembleCommand(two, { ...answered, lines: [{ ...freshLine(back), batch: 'LOT7' }] })).toBeUndefined()
  expect(assembleMissing(two, { ...answered, lines: both })).toContain('a pack of batch LOT7 came back')
  expect(assembleCommand(two, { ...answered, lines: both, otherPackOf: ['AB2', 'LOT7'] })).toBeDefined()
  // No scan ends it then: which of the packs each scan was is a person's to see.
  const whole = { ...product, packSize: '28' }
  const counted: ItemForm = { ...scanned(fresh, pack('S1'), whole).form, otherPackOf: ['LOT7'] }
  const once = { count: 1, openedByScan: false }
  expect(completeByScans([item], [counted], once)).toBe(true)
  expect(completeByScans([{ ...item, broughtBack: two.broughtBack }], [counted], once)).toBe(false)
  expect(assembleCommand(back, { ...again, lines: [{ ...freshLine(back), batch: 'AB3' }] })).toBeDefined()
})
