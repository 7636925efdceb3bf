import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { Input, Output } from '../../../src/contract/index.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'

let desk: DeskRig

afterEach(async () => {
  await desk.remove()
})

type DutyCommand = Input<'duty:act'>['command']

const minute = 60_000

const actOf = async (
  command: DutyCommand,
  happened: Input<'duty:act'>['happened'] = null,
): Promise<Input<'duty:act'>> => {
  const { version } = await desk.ask('duty:state', {})
  const { working } = await desk.ask('desk:state', {})
  return { commandId: randomUUID(), asPersonId: working?.id ?? '', expectedVersion: version, happened, command }
}
const does = async (command: DutyCommand, happened: Input<'duty:act'>['happened'] = null): Promise<void> => {
  await desk.ask('duty:act', await actOf(command, happened))
}
const signOn: DutyCommand = { type: 'sign-on', registration: '2081234', insteadBecause: null, until: null }
const goOut: DutyCommand = {
  type: 'go-out',
  supply: 'checked-and-bagged',
  arrangements: 'Mobile',
  until: null,
  overReason: null,
}

test('nobody is signed on at a new desk, and signing on is pushed to every screen', async () => {
  desk = await openDeskRig({ signedOn: false })
  expect(await desk.ask('duty:state', {})).toMatchObject({ responsiblePharmacist: 'nobody', spell: null, version: 0 })
  const before = desk.pushes.length
  await does(signOn)
  expect(desk.pushes.slice(before)).toContainEqual({ kind: 'desk' })
  expect(await desk.ask('duty:state', {})).toMatchObject({
    responsiblePharmacist: 'present',
    spell: { person: { name: 'Aisha Karim', registration: '2081234' } },
  })
})

test('the GPhC number is asked once and then kept with the person', async () => {
  desk = await openDeskRig({ signedOn: false })
  const without = await actOf({ ...signOn, registration: null })
  expect(await desk.reply('duty:act', without)).toMatchObject({ refusal: { code: 'registration-missing' } })
  await does(signOn)
  const { spell } = await desk.ask('duty:state', {})
  await does({ type: 'sign-off', spellId: spell?.id ?? '', reason: null })
  await does({ ...signOn, registration: null })
  const { people } = await desk.ask('desk:state', {})
  expect(people.find(({ role }) => role === 'pharmacist')?.registration).toBe('2081234')
})

test('the same act again gives the first answer; another on a record that has changed is refused', async () => {
  desk = await openDeskRig({ signedOn: false })
  const act = await actOf(signOn)
  const first = await desk.ask('duty:act', act)
  expect(await desk.ask('duty:act', act)).toEqual(first)
  expect(await desk.reply('duty:act', { ...act, commandId: randomUUID() })).toMatchObject({
    refusal: { code: 'changed-meanwhile' },
  })
  expect((await desk.ask('duty:log', { before: null, limit: 10 })).spells).toHaveLength(1)
})

test('an act that comes again with something else in it is refused, and never passed off as done', async () => {
  desk = await openDeskRig()
  const act = await actOf(goOut)
  await desk.ask('duty:act', act)
  for (const otherwise of [
    { ...act, command: { ...goOut, supply: 'nothing' } as DutyCommand },
    { ...act, happened: { at: (await desk.ask('duty:state', {})).now, reason: 'Forgotten' } },
  ])
    expect(await desk.reply('duty:act', otherwise)).toMatchObject({ refusal: { code: 'recorded-otherwise' } })
  expect((await desk.ask('duty:state', {})).absence).toMatchObject({ supply: 'checked-and-bagged' })
})

test('an act for somebody else than who works here now is refused', async () => {
  desk = await openDeskRig({ signedOn: false })
  const act = await actOf(signOn)
  expect(await desk.reply('duty:act', { ...act, asPersonId: 'somebody' })).toMatchObject({
    refusal: { code: 'another-person-working' },
  })
})

test('who was on duty stays so through a restart, with the minutes that were used', async () => {
  desk = await openDeskRig()
  await does(goOut)
  desk.advance(30 * minute)
  await desk.stop()
  await desk.start()
  expect(await desk.ask('duty:state', {})).toMatchObject({
    responsiblePharmacist: 'absent-may-supply',
    absentMsToday: 30 * minute,
  })
  await does({ type: 'come-back', overReason: null })
  expect(await desk.ask('duty:state', {})).toMatchObject({ responsiblePharmacist: 'present', absence: null })
})

test('what happened during an outage is entered with its own time and a reason, never in the future', async () => {
  desk = await openDeskRig({ signedOn: false })
  const at = desk.now() - 60 * minute
  const late = (reason: string, when = at) => actOf(signOn, { at: when, reason })
  expect(await desk.reply('duty:act', await late(' '))).toMatchObject({
    refusal: { code: 'late-entry-reason-missing' },
  })
  expect(await desk.reply('duty:act', await late('Power cut', desk.now() + minute))).toMatchObject({
    refusal: { code: 'late-entry-in-future' },
  })
  await desk.ask('duty:act', await late('Power cut'))
  expect((await desk.ask('duty:state', {})).spell?.from).toBe(at)
})

test('a sign-off that was forgotten yesterday is named until somebody says when it was', async () => {
  desk = await openDeskRig()
  desk.advance(24 * 60 * minute)
  const state = await desk.ask('duty:state', {})
  expect(state).toMatchObject({ responsiblePharmacist: 'nobody', lapsed: [{ person: { name: 'Aisha Karim' } }] })
  const at = desk.now() - 15 * 60 * minute
  await does({ type: 'sign-off', spellId: state.lapsed[0]?.id ?? '', reason: null }, { at, reason: 'Forgotten' })
  expect((await desk.ask('duty:state', {})).lapsed).toEqual([])
})

test('a sign-off forgotten over a long weekend is named, and can still be entered', async () => {
  desk = await openDeskRig()
  const signedOn = (await desk.ask('duty:state', {})).spell?.from ?? 0
  desk.advance(10 * 24 * 60 * minute)
  const { lapsed } = await desk.ask('duty:state', {})
  expect(lapsed).toMatchObject([{ person: { name: 'Aisha Karim' }, from: signedOn }])
  const at = signedOn + 60 * minute
  await does({ type: 'sign-off', spellId: lapsed[0]?.id ?? '', reason: null }, { at, reason: 'Forgotten' })
  expect((await desk.ask('duty:state', {})).lapsed).toEqual([])
})

test('the log is read page by page, newest first', async () => {
  desk = await openDeskRig({ signedOn: false })
  for (let day = 0; day < 3; day += 1) {
    await does(signOn)
    const { spell } = await desk.ask('duty:state', {})
    desk.advance(60 * minute)
    await does({ type: 'sign-off', spellId: spell?.id ?? '', reason: null })
    desk.advance(60 * minute)
  }
  const first = await desk.ask('duty:log', { before: null, limit: 2 })
  const next = await desk.ask('duty:log', { before: first.before, limit: 2 })
  expect([first.spells.length, next.spells.length, next.before]).toEqual([2, 1, null])
  const times = [...first.spells, ...next.spells].map(({ from }) => from)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
})

test('who worked alone while nobody was signed on stands in the log, before the first spell, between two and on whatever page', async () => {
  desk = await openDeskRig({ signedOn: false })
  const aloneFor = async (reason: string): Promise<void> => {
    await does({ type: 'work-alone', reason })
    desk.advance(60 * minute)
    await does({ type: 'stop-working-alone' })
  }
  await aloneFor('The technician is ill')
  expect(await desk.ask('duty:log', { before: null, limit: 2 })).toMatchObject({
    ...{ spells: [], alone: [{ reason: 'The technician is ill' }], before: null },
  })
  for (const reason of ['At lunch', 'Gone home']) {
    await does(signOn)
    const { spell } = await desk.ask('duty:state', {})
    desk.advance(60 * minute)
    await does({ type: 'sign-off', spellId: spell?.id ?? '', reason: null })
    await aloneFor(reason)
  }
  for (const limit of [1, 2, 3]) {
    const said: string[][] = []
    for (let before: number | null = null, more = true; more; more = before !== null) {
      const page: Output<'duty:log'> = await desk.ask('duty:log', { before, limit })
      said.unshift(page.alone.map(({ reason }) => reason))
      before = page.before
    }
    expect(said.flat()).toEqual(['The technician is ill', 'At lunch', 'Gone home'])
  }
})

test('the log says why somebody signed off for another, why something was entered afterwards, and who worked alone', async () => {
  desk = await openDeskRig({ signedOn: false })
  await does({ ...signOn }, { at: desk.now() - 60 * minute, reason: 'The PC was off' })
  await does({ type: 'work-alone', reason: 'The technician is ill' })
  const { spell } = await desk.ask('duty:state', {})
  await does({ type: 'sign-off', spellId: spell?.id ?? '', reason: 'Early closing' })
  const { reasons, alone } = await desk.ask('duty:log', { before: null, limit: 10 })
  expect(reasons).toMatchObject([
    { of: spell?.id, why: 'entered-late', text: 'The PC was off' },
    { of: spell?.id, why: 'signed-off', text: 'Early closing' },
  ])
  expect(alone).toMatchObject([{ reason: 'The technician is ill' }])
})

test('why working alone was entered afterwards is in the log', async () => {
  desk = await openDeskRig()
  const { now } = await desk.ask('duty:state', {})
  desk.advance(60 * minute)
  await does({ type: 'work-alone', reason: 'The technician is ill' }, { at: now + minute, reason: 'The PC was off' })
  const { reasons, alone } = await desk.ask('duty:log', { before: null, limit: 10 })
  expect(reasons).toMatchObject([{ of: alone[0]?.id, why: 'entered-late', text: 'The PC was off' }])
})
