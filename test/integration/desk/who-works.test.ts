import { afterEach, beforeEach, expect, test } from 'vitest'
import { questions } from '../../../src/contract/index.ts'
import { realPorts } from '../../../src/main/compose.ts'
import { openForCommand } from '../../../src/main/desk/open-for-command.ts'
import { verifyFile } from '../../../src/main/desk/verify-file.ts'
import { addPerson } from '../../../src/main/staff/add-person.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'
import { createWorld } from '../../support/world.ts'

let desk: DeskRig

beforeEach(async () => {
  desk = await openDeskRig()
})
afterEach(async () => {
  await desk.remove()
})

const deskPushes = () => desk.pushes.filter(({ kind }) => kind === 'desk').length
const newcomer = { name: 'Nadia Rahman', role: 'pharmacist', registration: null } as const

test('every screen hears that another person works here: tabs share a session and would act under the wrong name', async () => {
  const { people } = await desk.ask('desk:state', {})
  const before = deskPushes()
  await desk.ask('desk:start-work', { personId: people.at(-1)?.id ?? '' })
  expect(deskPushes()).toBe(before + 1)
  await desk.ask('desk:stop-work', {})
  expect(deskPushes()).toBe(before + 2)
})

test('the app begins locked wherever somebody is in the list, at every screen, until it is said who works there', async () => {
  expect((await desk.seenAt('first day')).locked).toBe(false)
  await desk.ask('desk:stop-work', {})
  await desk.stop()
  await desk.start()
  expect(await desk.seenAt('another')).toMatchObject({ locked: true, working: null })
  expect((await desk.ask('desk:state', {})).locked).toBe(false)
  await desk.ask('desk:stop-work', {})
  expect((await desk.ask('desk:state', {})).locked).toBe(false)
  await desk.ask('desk:lock', {})
  expect((await desk.ask('desk:state', {})).locked).toBe(true)
})

test('nobody is added under the name of somebody whom another tab put to work meanwhile', async () => {
  const { people } = await desk.ask('desk:state', {})
  const idOf = (role: string): string => people.find((person) => person.role === role)?.id ?? ''
  const ben = { name: 'Ben Tully', role: 'dispenser', registration: null } as const
  await desk.ask('desk:start-work', { personId: idOf('pharmacist') })
  for (const asPersonId of [idOf('dispenser'), ''])
    for (const asked of [newcomer, ben])
      expect(await desk.reply('desk:add-person', { asPersonId, ...asked })).toEqual({
        kind: 'refusal',
        refusal: { code: 'another-person-working' },
      })
  expect((await desk.ask('desk:state', {})).people).toEqual(people)
  expect(await desk.ask('desk:add-person', { asPersonId: idOf('pharmacist'), ...newcomer })).toMatchObject(newcomer)
})

test('where people are in the list already, nobody adds another without saying who they are', async () => {
  await desk.ask('desk:stop-work', {})
  const before = (await desk.ask('desk:state', {})).people
  expect(await desk.reply('desk:add-person', newcomer)).toEqual({
    kind: 'refusal',
    refusal: { code: 'nobody-working' },
  })
  expect((await desk.ask('desk:state', {})).people).toEqual(before)

  await desk.ask('desk:start-work', { personId: before.find(({ role }) => role === 'pharmacist')?.id ?? '' })
  expect(await desk.ask('desk:add-person', newcomer)).toMatchObject(newcomer)
})

test('somebody is in the list once, however their name is typed: two of them could check each other’s work', async () => {
  await desk.ask('desk:add-person', newcomer)
  const before = (await desk.ask('desk:state', {})).people
  for (const name of ['Nadia Rahman', 'nadia RAHMAN', ' Nadia  Rahman'])
    expect(await desk.reply('desk:add-person', { ...newcomer, name }), name).toMatchObject({
      refusal: { code: 'already-there' },
    })
  expect((await desk.ask('desk:state', {})).people).toEqual(before)
})

test('only a pharmacist adds a pharmacist, or a name that is there already in another role; refused, nothing is changed', async () => {
  const { people } = await desk.ask('desk:state', {})
  const taken = people.find(({ role }) => role === 'pharmacist')?.name ?? ''
  const pharmacist = { name: 'Owen Price', role: 'pharmacist', registration: null } as const
  const again = { name: ` ${taken.toUpperCase()} `, role: 'dispenser', registration: null } as const
  for (const person of people.filter(({ role }) => role !== 'pharmacist')) {
    await desk.ask('desk:start-work', { personId: person.id })
    for (const asked of [pharmacist, again])
      expect(await desk.reply('desk:add-person', asked), person.role).toEqual({
        kind: 'refusal',
        refusal: { code: 'not-permitted' },
      })
  }
  expect((await desk.ask('desk:state', {})).people).toEqual(people)
  expect(await desk.ask('desk:add-person', { ...pharmacist, role: 'dispenser' })).toMatchObject({ role: 'dispenser' })
  await desk.ask('desk:start-work', { personId: people.find(({ role }) => role === 'pharmacist')?.id ?? '' })
  for (const asked of [pharmacist, again])
    expect(await desk.ask('desk:add-person', asked)).toMatchObject({ role: asked.role })
})

test('whoever is first on the list may add the first pharmacist, and no second one', () => {
  using world = createWorld()
  const clerk = { id: 'c', name: 'Sam Tully', role: 'counter-assistant' } as const
  const add = (name: string) => addPerson(world.dispensing, clerk, { name, role: 'pharmacist', registration: null })
  expect(add('Aisha Karim')).toMatchObject({ ok: true })
  expect(add('Owen Price')).toEqual({ ok: false, refusal: { code: 'not-permitted' } })
})

test('only a pharmacist changes the settings and the environment; refused, nothing is changed', async () => {
  const { people, settings } = await desk.ask('desk:state', {})
  const refused = { kind: 'refusal', refusal: { code: 'not-permitted' } }
  for (const person of people.filter(({ role }) => role !== 'pharmacist')) {
    await desk.ask('desk:start-work', { personId: person.id })
    const asked = { settings: { ...settings, pharmacyName: 'Another' } }
    expect(await desk.reply('desk:change-settings', asked), person.role).toEqual(refused)
    expect(await desk.reply('desk:change-environment', { environment: 'sandbox' }), person.role).toEqual(refused)
  }
  expect((await desk.ask('desk:state', {})).settings).toEqual(settings)
  expect(people.length).toBeGreaterThan(1)
})

test('the practice pharmacy has an address to print from the first day; one that no label could carry is not taken', async () => {
  const { people, settings } = await desk.ask('desk:state', {})
  expect(settings).toMatchObject({
    pharmacyAddress: '1 Market Place\nPracticeham\nPR4 4CT',
    pharmacyPhone: '01632 960 123',
  })
  await desk.ask('desk:start-work', { personId: people.find(({ role }) => role === 'pharmacist')?.id ?? '' })
  const change = (changes: object) => desk.reply('desk:change-settings', { settings: { ...settings, ...changes } })
  for (const pharmacyAddress of ['a\nb\nc\nd\ne', 'a\n\nb', 'x'.repeat(51)])
    expect(await change({ pharmacyAddress }), pharmacyAddress).toMatchObject({
      refusal: { code: 'input-invalid', paths: ['settings.pharmacyAddress'] },
    })
  expect(await change({ pharmacyPhone: 'ring us' })).toMatchObject({
    refusal: { code: 'input-invalid', paths: ['settings.pharmacyPhone'] },
  })
  expect(await change({ pharmacyAddress: '', pharmacyPhone: '' })).toMatchObject({ value: { pharmacyAddress: '' } })
  await desk.stop()
  await desk.start()
  expect((await desk.ask('desk:state', {})).settings.pharmacyAddress).toBe('')
})

test('people and settings are what their events add up to', async () => {
  const { settings } = await desk.ask('desk:state', {})
  await desk.ask('desk:add-person', newcomer)
  for (const readyDelaySeconds of [30, 90])
    await desk.ask('desk:change-settings', {
      settings: { ...settings, pharmacyName: 'Élan Pharmacy', readyDelaySeconds },
    })
  const after = await desk.ask('desk:state', {})
  expect(after.settings).toMatchObject({ pharmacyName: 'Élan Pharmacy', readyDelaySeconds: 90 })
  await desk.stop()

  const opened = openForCommand(realPorts, { dataDir: desk.dir, environment: 'practice', make: false })
  if (!opened.ok) throw new Error(opened.refusal.code)
  expect(verifyFile(realPorts, opened.value.database)).toMatchObject({ chainOk: true, replayMatches: true })
  opened.value.file.close()
  await desk.start()
  expect((await desk.ask('desk:state', {})).settings).toEqual(after.settings)
})

test('settings that somebody changed since they were shown are not written over', async () => {
  const { people, settings, settingsVersion } = await desk.ask('desk:state', {})
  const asPersonId = people.find(({ role }) => role === 'pharmacist')?.id ?? ''
  await desk.ask('desk:start-work', { personId: asPersonId })
  const shown = { asPersonId, expectedVersion: settingsVersion }
  await desk.ask('desk:change-settings', { ...shown, settings: { ...settings, pharmacyPhone: '01632 960 555' } })
  expect(
    await desk.reply('desk:change-settings', { ...shown, settings: { ...settings, readyDelaySeconds: 5 } }),
  ).toEqual({
    kind: 'refusal',
    refusal: { code: 'changed-meanwhile' },
  })
  const after = await desk.ask('desk:state', {})
  expect(after.settings).toEqual({ ...settings, pharmacyPhone: '01632 960 555' })
  expect(after.settingsVersion).toBe(settingsVersion + 1)
})

// What records nothing under a name: how this PC or session goes on, half-done work, practice mode, and a desk that is not open.
const notUnderAName = [
  'desk:lock',
  'desk:start-work',
  'desk:stop-work',
  'practice:',
  'lists:choose',
  'draft:',
  'start:',
]
// Those of a desk that only read, and looking for an update or at the disk.
const reading =
  /^(queue|prescription|claims|bag|places|delivery|uncollected|intake|sync|backup|health|place|leaving|products|lists|patient|duty|safety|acts|reports|updates|restore|keys|desk):(page|counts|detail|find|known|run|state|history|places|examine|replaced|last|report|search|choices|record|check-facts|log|mine|days-end|check|in-use)$/

test('what nobody needs to work for records nothing under a name, but for adding somebody to the list', () => {
  const records = Object.entries(questions).flatMap(([name, { needs }]) =>
    needs !== 'anyone' || reading.test(name) || notUnderAName.some((one) => name.startsWith(one)) ? [] : [name],
  )
  expect(records).toEqual(['desk:add-person'])
  expect('asPersonId' in questions['desk:add-person'].input.shape).toBe(true)
})

test('whatever is recorded under a name is asked for with the person the screen showed', () => {
  const shown = Object.entries(questions).filter(([, { input }]) => 'asPersonId' in input.shape)
  const asks = (needs: string) =>
    Object.entries(questions).flatMap(([name, one]) => (one.needs === needs ? [name] : []))
  expect(asks('person-shown').filter((name) => !shown.some(([one]) => one === name))).toEqual([])
  // They look at the person themselves: given once more under the same id they repeat their first answer, whoever works by then.
  const themselves = ['duty:act', 'patient:note', 'prescription:act']
  expect(shown.flatMap(([name, { needs }]) => (needs === 'person' ? [name] : [])).sort()).toEqual(themselves)
  // Reading, and what is begun, stopped or kept without being recorded as anybody's act.
  expect(
    asks('person')
      .filter((name) => !themselves.includes(name))
      .sort(),
  ).toEqual([
    'backup:check',
    'backup:make',
    'claims:csv',
    'desk:close-day',
    'health:remove-replaced',
    'leaving:cancel',
    'place:keep',
    'restore:cancel',
    'restore:check',
    'restore:drill',
    'restore:find',
    'restore:lost',
    'restore:review',
    'safety:csv',
    'updates:choose-channel',
    'updates:install',
    'updates:put-off',
  ])
})
