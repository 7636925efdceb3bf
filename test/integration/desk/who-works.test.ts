import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'

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

test('where people are in the list already, nobody adds another without saying who they are', async () => {
  await desk.ask('desk:stop-work', {})
  const before = (await desk.ask('desk:state', {})).people
  expect(await desk.reply('desk:add-person', newcomer)).toEqual({
    kind: 'refusal',
    refusal: { code: 'nobody-working' },
  })
  expect((await desk.ask('desk:state', {})).people).toEqual(before)

  await desk.ask('desk:start-work', { personId: before[0]?.id ?? '' })
  expect(await desk.ask('desk:add-person', newcomer)).toMatchObject(newcomer)
})
