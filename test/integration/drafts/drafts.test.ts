import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptByDesk } from '../../../src/contract/drafts.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'
import { passedCheck } from '../../support/passed-check.ts'

let rig: DeskRig
beforeEach(async () => {
  rig = await openDeskRig({ role: 'pharmacist' })
})
afterEach(() => rig.remove())

const toCheck = async (): Promise<{ readonly id: string; readonly version: number }> => {
  const { rows } = await rig.ask('queue:page', { stage: 'check', search: '', after: null, limit: 1 })
  const [row] = rows
  if (row === undefined) throw new Error('nothing to check')
  return row
}

const whoWorks = async (): Promise<string> => (await rig.ask('desk:state', {})).working?.id ?? ''

const noted = (value: string, version: number) => ({ note: { version, value } })

const keep = async (personId: string, prescriptionId: string, value: string, act = 'hold'): Promise<void> => {
  await rig.ask('draft:save', {
    personId,
    prescriptionId,
    act,
    itemIds: ['1'],
    version: 3,
    appVersion: '0',
    begunAt: 5,
    fields: noted(value, 3),
  })
}

test('what a person began is found again by them after the app has stopped and started, and by nobody else', async () => {
  const { id } = await toCheck()
  const personId = await whoWorks()
  await keep(personId, id, 'Rang Dr ')
  await keep(personId, id, 'Rang Dr Patel')
  await rig.stop()
  await rig.start()
  const { drafts } = await rig.ask('draft:find', { personId, prescriptionId: id })
  expect(drafts).toEqual([
    { act: 'hold', itemIds: ['1'], version: 3, appVersion: '0', begunAt: 5, fields: noted('Rang Dr Patel', 3) },
  ])
  expect((await rig.ask('draft:find', { personId: 'another', prescriptionId: id })).drafts).toEqual([])
  expect((await rig.ask('draft:list', { personId })).drafts).toMatchObject([
    { prescriptionId: id, act: 'hold', begunAt: 5 },
  ])
})

test('of what others have begun it is told what, by whom, when and with which packs, and nothing of what they wrote', async () => {
  const { id } = await toCheck()
  const scans = [{ gtin: '1' }, { gtin: '1' }]
  const lines = [
    { name: 'Losartan', pack: { scans } },
    { name: 'Loose', pack: null },
  ]
  await rig.ask('draft:save', {
    personId: await whoWorks(),
    prescriptionId: id,
    act: 'assemble',
    itemIds: ['1'],
    version: 3,
    appVersion: '0',
    begunAt: 5,
    fields: { ...noted('In confidence', 3), forms: { version: 3, value: [{ itemId: '1', lines }] } },
  })
  await keep(await whoWorks(), id, 'Rang Dr Patel')
  const { drafts, others } = await rig.ask('draft:find', { personId: 'another', prescriptionId: id })
  expect(drafts).toEqual([])
  const personId = await whoWorks()
  expect(others.toSorted((a, b) => a.act.localeCompare(b.act))).toEqual([
    { personId, act: 'assemble', begunAt: 5, packs: [{ name: 'Losartan', count: 2 }] },
    { personId, act: 'hold', begunAt: 5, packs: [] },
  ])
  expect((await rig.ask('draft:find', { personId, prescriptionId: id })).others).toEqual([])
})

test('the lists of a person are told in one answer on which prescriptions others have begun what, and nothing of what they wrote', async () => {
  const { id } = await toCheck()
  const personId = await whoWorks()
  await keep(personId, id, 'In confidence', 'assemble')
  await keep(keptByDesk, 'run', 'bags', 'dispatch')
  expect(await rig.ask('draft:list', { personId: 'another' })).toEqual({
    drafts: [],
    others: [{ prescriptionId: id, personId, act: 'assemble' }],
  })
  expect((await rig.ask('draft:list', { personId })).others).toEqual([])
})

test('an act that is done takes its draft with it, and leaves those of other acts', async () => {
  const { id, version } = await toCheck()
  expect(version).toBeGreaterThan(0)
  const personId = await whoWorks()
  const { prescription } = await rig.ask('prescription:detail', { id })
  await keep(personId, id, 'Waiting')
  await keep(personId, id, 'half', 'assemble')
  await rig.act(id, { type: 'hold', itemIds: prescription.items.map(({ content }) => content.id), reason: 'Waiting' })
  expect((await rig.ask('draft:find', { personId, prescriptionId: id })).drafts.map(({ act }) => act)).toEqual([
    'assemble',
  ])
})

test('a refused act leaves the draft', async () => {
  const { id } = await toCheck()
  const personId = await whoWorks()
  await keep(personId, id, 'half', 'hand-out')
  await rig.reply('prescription:act', {
    actId: '00000000-0000-4000-8000-000000000001',
    asPersonId: personId,
    happened: null,
    commands: [
      {
        commandId: '00000000-0000-4000-8000-000000000002',
        prescriptionId: id,
        expectedVersion: 99,
        command: { type: 'hold', itemIds: ['1'], reason: 'x' },
      },
    ],
  })
  expect((await rig.ask('draft:find', { personId, prescriptionId: id })).drafts).toHaveLength(1)
})

test('a dropped draft is gone, a stranger keeps none, and what nobody goes on with for thirty days is forgotten', async () => {
  const { id } = await toCheck()
  const personId = await whoWorks()
  await keep(personId, id, 'one')
  await rig.ask('draft:drop', { personId, prescriptionId: id, act: 'hold' })
  expect((await rig.ask('draft:list', { personId })).drafts).toEqual([])
  const refusal = await rig.reply('draft:save', {
    personId: 'a stranger',
    prescriptionId: id,
    act: 'hold',
    itemIds: [],
    version: 1,
    appVersion: '0',
    begunAt: 5,
    fields: {},
  })
  expect(refusal).toEqual({ kind: 'refusal', refusal: { code: 'not-found' } })
  await keep(personId, id, 'old')
  rig.advance(31 * 86_400_000)
  await keep(personId, id, 'new', 'assemble')
  expect((await rig.ask('draft:list', { personId })).drafts.map(({ act }) => act)).toEqual(['assemble'])
})

test('what the desk keeps belongs to nobody: it is found again whoever works, and no list of a person shows it', async () => {
  const personId = await whoWorks()
  await keep(keptByDesk, 'run', 'bags', 'dispatch')
  const { drafts } = await rig.ask('draft:find', { personId: keptByDesk, prescriptionId: 'run' })
  expect(drafts.map(({ act }) => act)).toEqual(['dispatch'])
  expect((await rig.ask('draft:find', { personId, prescriptionId: 'run' })).drafts).toEqual([])
  expect((await rig.ask('draft:list', { personId })).drafts).toEqual([])
})

test('what somebody else has recorded since is told as begun no more, and is still there for who began it', async () => {
  const { id } = await toCheck()
  const daniel = await whoWorks()
  const aisha = (await rig.ask('desk:state', {})).people.find((person) => person.id !== daniel)?.id ?? ''
  const { prescription } = await rig.ask('prescription:detail', { id })
  const itemIds = prescription.items.map(({ content }) => content.id)
  const schedules = Object.fromEntries(itemIds.map((one) => [one, 'none' as const]))
  const check = passedCheck(prescription, schedules)
  await rig.act(id, { ...check, schedules, facts: [...check.facts] })
  const { version } = (await rig.ask('prescription:detail', { id })).prescription
  await rig.ask('draft:save', {
    ...{ personId: aisha, prescriptionId: id, act: 'assemble', itemIds, version },
    ...{ appVersion: '0', begunAt: 5, fields: {} },
  })
  const begun = async () => [
    (await rig.ask('draft:list', { personId: daniel })).others.length,
    (await rig.ask('draft:find', { personId: daniel, prescriptionId: id })).others.length,
  ]
  expect(await begun()).toEqual([1, 1])
  const owing = { reason: 'On order', promisedOn: null }
  for (const itemId of itemIds) await rig.act(id, { type: 'assemble', itemId, lines: [], toSupply: null, owing })
  expect(await begun()).toEqual([0, 0])
  expect((await rig.ask('draft:find', { personId: aisha, prescriptionId: id })).drafts).toHaveLength(1)
})

test('that something is begun, and that it is no more, is told to every screen; what is typed in between is not', async () => {
  const { id } = await toCheck()
  const personId = await whoWorks()
  const before = rig.pushes.length
  await keep(personId, id, 'R')
  await keep(personId, id, 'Rang')
  expect(rig.pushes.slice(before)).toEqual([{ kind: 'drafts', personId }])
  const dropped = { personId, prescriptionId: id, act: 'hold' }
  await rig.ask('draft:drop', dropped)
  await rig.ask('draft:drop', dropped)
  expect(rig.pushes.slice(before)).toEqual([
    { kind: 'drafts', personId },
    { kind: 'drafts', personId },
  ])
})
