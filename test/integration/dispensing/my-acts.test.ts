import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'

let rig: DeskRig
beforeEach(async () => {
  rig = await openDeskRig({ role: 'pharmacist' })
})
afterEach(() => rig.remove())

const hold = async (): Promise<string> => {
  const { rows } = await rig.ask('queue:page', { stage: 'check', search: '', after: null, limit: 1 })
  const id = rows[0]?.id ?? ''
  const { prescription } = await rig.ask('prescription:detail', { id })
  await rig.act(id, { type: 'hold', itemIds: prescription.items.map(({ content }) => content.id), reason: 'Waiting' })
  return id
}

const mine = async (personId: string, limit = 50) => rig.ask('acts:mine', { personId, after: null, limit })

const whoWorks = async (): Promise<string> => (await rig.ask('desk:state', {})).working?.id ?? ''

test('what a person did today is listed for them, newest first, and for nobody else', async () => {
  const personId = await whoWorks()
  const first = await hold()
  rig.advance(60_000)
  const second = await hold()
  const { rows } = await mine(personId)
  expect(rows.map(({ type, prescription }) => [type, prescription.id])).toEqual([
    ['held', second],
    ['held', first],
  ])
  expect(rows.every(({ correctable }) => correctable)).toBe(true)
  expect((await mine('somebody else')).rows).toEqual([])
})

test('a page goes on where the one before ended', async () => {
  const personId = await whoWorks()
  const done = [await hold(), await hold(), await hold()]
  const page = await mine(personId, 2)
  const next = await rig.ask('acts:mine', { personId, after: page.next, limit: 2 })
  expect([...page.rows, ...next.rows].map(({ prescription }) => prescription.id)).toEqual(done.toReversed())
  expect((await mine(personId, 50)).next).toBeNull()
})

test('what was corrected is not corrected again, and yesterday is not today', async () => {
  const personId = await whoWorks()
  const id = await hold()
  const [held] = (await mine(personId)).rows
  await rig.act(id, { type: 'correct', eventId: held?.eventId ?? '', reason: 'Wrong one', medicineIs: null })
  expect((await mine(personId)).rows.map(({ type, correctable }) => [type, correctable])).toEqual([
    ['corrected', false],
    ['held', false],
  ])
  rig.advance(24 * 3_600_000)
  expect((await mine(personId)).rows).toEqual([])
})
