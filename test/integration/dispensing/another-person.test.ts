import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Input } from '../../../src/contract/index.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'

let desk: DeskRig

beforeEach(async () => {
  desk = await openDeskRig()
})
afterEach(async () => {
  await desk.remove()
})

const heldAs = async (asPersonId: string): Promise<Input<'prescription:act'>> => {
  const { rows } = await desk.ask('queue:page', { stage: 'check', search: '', after: null, limit: 1 })
  const { prescription } = await desk.ask('prescription:detail', { id: rows[0]?.id ?? '' })
  const itemIds = prescription.items.map(({ content }) => content.id)
  return {
    actId: randomUUID(),
    asPersonId,
    happened: null,
    commands: [
      {
        commandId: randomUUID(),
        prescriptionId: prescription.id,
        expectedVersion: prescription.version,
        command: { type: 'hold', itemIds, reason: 'Query' },
      },
    ],
  }
}

const twoPeople = async () => {
  const { people, working } = await desk.ask('desk:state', {})
  const other = people.find(({ id }) => id !== working?.id)
  if (!working || !other) throw new Error('The practice desk has fewer than two people')
  return { shown: working, other }
}

test('an act is refused when somebody else works here than the screen showed as it was begun, and nothing is recorded', async () => {
  const { shown, other } = await twoPeople()
  const act = await heldAs(shown.id)
  await desk.ask('desk:start-work', { personId: other.id })
  const [one] = act.commands
  expect(await desk.reply('prescription:act', act)).toEqual({
    kind: 'refusal',
    refusal: {
      code: 'act-refused',
      prescriptionId: one?.prescriptionId,
      refusal: { code: 'another-person-working' },
    },
  })
  const { prescription } = await desk.ask('prescription:detail', { id: one?.prescriptionId ?? '' })
  expect(prescription.version).toBe(one?.expectedVersion)

  await desk.ask('desk:start-work', { personId: shown.id })
  const { acts } = await desk
    .ask('prescription:act', act)
    .then(({ prescriptions }) => desk.ask('prescription:detail', { id: prescriptions[0]?.id ?? '' }))
  expect(acts.at(-1)).toMatchObject({ type: 'held', by: { id: shown.id } })
})

test('an act that was recorded before somebody else came answers as it did: never that nothing was recorded', async () => {
  const { shown, other } = await twoPeople()
  const act = await heldAs(shown.id)
  const first = await desk.ask('prescription:act', act)
  await desk.ask('desk:start-work', { personId: other.id })
  expect(await desk.ask('prescription:act', act)).toEqual(first)
})
