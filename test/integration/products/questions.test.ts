import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { practiceProductFile } from '../../../src/main/practice/scripts/practice-products.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'

let rig: DeskRig | undefined
afterEach(async () => {
  await rig?.remove()
  rig = undefined
})

const base64 = (text: string, as: 'utf8' | 'latin1' = 'utf8'): string => Buffer.from(text, as).toString('base64')
const [, line = ''] = practiceProductFile().split('\n')
const [gtin = '', code = '', parentCode = ''] = line.split(',')

test('a new practice desk knows the packs of its medicines, and a restart imports nothing anew', async () => {
  rig = await openDeskRig()
  const found = await rig.ask('products:find', { gtin })
  expect(found.product).toMatchObject({ gtin: gtin.padStart(14, '0'), code, parentCode })
  expect((await rig.ask('products:find', { gtin: '0' })).product).toBeNull()
  await rig.stop()
  await rig.start()
  expect(await rig.ask('products:report', {})).toMatchObject({ current: { importNo: 1 }, last: { importNo: 1 } })
})

test('a file from the screen takes the place of the practice set, and a practice desk never puts its own back over it', async () => {
  rig = await openDeskRig({ role: 'pharmacist' })
  const text = practiceProductFile().split('\n').slice(0, 2).join('\n')
  expect(await rig.ask('products:import', { name: 'mine.csv', bytes: base64(text) })).toMatchObject({
    outcome: 'imported',
    products: 1,
  })
  await rig.stop()
  await rig.start()
  expect(await rig.ask('products:report', {})).toMatchObject({ current: { name: 'mine.csv', products: 1 } })
})

test('a file from the screen that is no UTF-8 is refused as on the command line, and its digest is of its very bytes', async () => {
  rig = await openDeskRig()
  const [head = '', row = ''] = practiceProductFile().split('\n')
  const micrograms = `${head}\n${row.replace(/mg/, 'µg')}\n`
  expect(micrograms).toContain('µ')
  const spoilt = await rig.ask('products:import', { name: 'excel.csv', bytes: base64(micrograms, 'latin1') })
  expect(spoilt).toMatchObject({ outcome: 'refused', problems: [{ code: 'not-utf-8' }] })
  const marked = `\uFEFF${micrograms}`
  const taken = await rig.ask('products:import', { name: 'utf8.csv', bytes: base64(marked) })
  expect(taken).toMatchObject({ outcome: 'imported', digest: createHash('sha256').update(marked).digest('hex') })
})

test('who may not check accuracy may not change what a scan calls right', async () => {
  rig = await openDeskRig({ role: 'dispenser' })
  const reply = await rig.reply('products:import', { name: 'mine.csv', bytes: base64(practiceProductFile()) })
  expect(reply).toEqual({ kind: 'refusal', refusal: { code: 'role-may-not' } })
})

test('two files at once: the second is refused, the first is taken in', async () => {
  rig = await openDeskRig()
  const text = practiceProductFile().split('\n').slice(0, 3).join('\n')
  const [first, second] = await Promise.all([
    rig.reply('products:import', { name: 'a.csv', bytes: base64(text) }),
    rig.reply('products:import', { name: 'b.csv', bytes: base64(practiceProductFile()) }),
  ])
  expect(first).toMatchObject({ kind: 'answer', value: { outcome: 'imported', products: 2 } })
  expect(second).toEqual({ kind: 'refusal', refusal: { code: 'import-under-way' } })
})

test('products are found by any form of their number, by their code or that of what they are of, and by words of their name', async () => {
  rig = await openDeskRig()
  const { ask } = rig
  const names = async (text: string, limit = 20): Promise<readonly string[]> =>
    (await ask('products:search', { text, limit })).products.map(({ name }) => name)
  const [, , , name = ''] = line.split(',')

  expect(await names(gtin)).toEqual([name])
  expect(await names(gtin.padStart(14, '0'))).toEqual([name])
  expect(await names(code)).toEqual([name])
  expect(await names(parentCode)).toHaveLength(2)
  expect(await names('thornbeck amoxi')).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Amoxicillin .*Thornbeck/)]),
  )
  expect((await names('%')).every((found) => found.includes('%'))).toBe(true)
  for (const nothing of ['', ' ', 'no such product', '_']) expect(await names(nothing)).toEqual([])
  expect(await ask('products:search', { text: 'Weir', limit: 3 })).toMatchObject({ more: true })
})
