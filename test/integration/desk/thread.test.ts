import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDeskRig } from '../../support/desk-rig.ts'
import type { DeskCommand } from '../../../src/contract/commands.ts'
import { aCollector } from '../../support/at-the-counter.ts'
import type { DeskRig } from '../../support/desk-rig.ts'

let desk: DeskRig

beforeEach(async () => {
  desk = await openDeskRig()
})
afterEach(async () => {
  await desk.remove()
})

interface Row {
  readonly Status: string
  readonly LineItemID: string
}

/** What the service read back holds of a prescription, in the order it was modified. */
const readBack = async (id: string): Promise<readonly string[]> => {
  const reply = await fetch(`${desk.psuUrl}/checkprescriptionstatusupdates?prescriptionid=${encodeURIComponent(id)}`, {
    headers: { 'x-request-id': '6f9619ff-8b86-4d01-b42d-00cf4fc964ff' },
  })
  const { items = [] } = (await reply.json()) as { items?: (Row & { LastModified: string })[] }
  return items.sort((a, b) => a.LastModified.localeCompare(b.LastModified)).map(({ Status }) => Status)
}

const oneItemPrescription = async () => {
  const { rows } = await desk.ask('queue:page', { stage: 'check', search: '', after: null, limit: 50 })
  const row = rows.find(({ itemNames, flags }) => itemNames.length === 1 && flags.length === 0)
  if (!row) throw new Error('the practice day has no plain one-item prescription')
  return (await desk.ask('prescription:detail', { id: row.id })).prescription
}

const workToPlaced = async () => {
  const { id, content } = await oneItemPrescription()
  const [item] = content.items
  if (!item) throw new Error('no item')
  await desk.act(id, {
    type: 'record-clinical-check',
    outcome: 'passed',
    note: null,
    schedules: { [item.id]: 'none' },
    facts: [],
    query: null,
    counsel: null,
  })
  await desk.act(id, {
    type: 'assemble',
    itemId: item.id,
    lines: [
      {
        product: { code: item.drug.code, name: item.drug.name },
        amount: Math.round(Number(item.quantity.value) * 100),
        batch: 'B1',
        expiry: '2027-12-31',
      },
    ],
    toSupply: null,
    owing: null,
  })
  await desk.act(id, {
    type: 'record-accuracy-check',
    itemIds: [item.id],
    outcome: 'passed',
    selfCheckReason: 'Working alone this morning',
  })
  await desk.act(id, {
    type: 'place-bag',
    bagId: 'bag-1',
    itemIds: [item.id],
    place: { kind: 'shelf', label: 'A3' },
    route: 'collect',
  })
  return { id, itemId: item.id }
}

const handOut = (itemId: string): DeskCommand => ({
  type: 'hand-out',
  itemIds: [itemId],
  collector: aCollector(),
  payment: { how: 'paid', charges: 1, pence: 990 },
  counselling: null,
})

test('one prescription from import to hand-out: the NHS holds With Pharmacy, Ready to Collect, Collected', async () => {
  const { id, itemId } = await workToPlaced()
  await vi.waitFor(async () => {
    expect(await readBack(id)).toEqual(['With Pharmacy'])
  })
  desk.advance(60_000)
  await vi.waitFor(async () => {
    expect(await readBack(id)).toEqual(['With Pharmacy', 'Ready to Collect'])
  })
  await desk.act(id, handOut(itemId))
  desk.advance(10_000)
  await vi.waitFor(async () => {
    expect(await readBack(id)).toEqual(['With Pharmacy', 'Ready to Collect', 'Collected'])
  })
  const detail = await desk.ask('prescription:detail', { id })
  expect(detail.stage).toBe('done')
  await vi.waitFor(async () => {
    const [seen] = (await desk.ask('prescription:detail', { id })).patientSees
    expect(seen).toMatchObject({ now: 'Collected', afterDrain: 'Collected', waiting: 0 })
  })
  expect(desk.faults).toEqual([])
})

test('with the line cut work goes on, and what is sent later never says ready of a bag already handed out', async () => {
  await desk.ask('practice:line', { line: 'cut' })
  const { id, itemId } = await workToPlaced()
  desk.advance(3_600_000)
  await desk.act(id, handOut(itemId))
  await desk.stop()
  await desk.start()
  expect((await desk.ask('desk:state', {})).practiceLine).toBe('cut')
  desk.advance(60_000)
  await desk.ask('practice:line', { line: 'on' })
  desk.advance(60_000)
  await vi.waitFor(async () => {
    expect(await readBack(id)).toContain('Collected')
  })
  expect(await readBack(id)).not.toContain('Ready to Collect')
  const superseded = await desk.ask('sync:page', { show: 'superseded', after: null, limit: 50 })
  expect(superseded.rows.map(({ status }) => status)).toContain('Ready to Collect')
})

test('a second desk on the same folder is refused while the first is open', async () => {
  await expect(desk.start()).rejects.toThrow('folder-in-use')
})
