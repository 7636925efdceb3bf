import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Input, Output } from '../../../src/contract/index.ts'
import { dispensingHandlers } from '../../../src/main/dispensing/handlers.ts'
import { contentNumber } from '../../support/content-number.ts'
import { openDeskRig, type DeskRig } from '../../support/desk-rig.ts'
import { createWorld } from '../../support/world.ts'

let desk: DeskRig

beforeEach(async () => {
  desk = await openDeskRig()
})
afterEach(async () => {
  await desk.remove()
})

const hold = async (shown: readonly string[]): Promise<Input<'prescription:act'>> => {
  const { rows } = await desk.ask('queue:page', { stage: 'check', search: '', after: null, limit: 1 })
  const { prescription } = await desk.ask('prescription:detail', { id: rows[0]?.id ?? '' })
  const { working } = await desk.ask('desk:state', {})
  const itemIds = prescription.items.map(({ content }) => content.id)
  const one = {
    commandId: randomUUID(),
    prescriptionId: prescription.id,
    expectedVersion: prescription.version,
    command: { type: 'hold' as const, itemIds, reason: 'Query' },
  }
  return {
    actId: randomUUID(),
    asPersonId: working?.id ?? '',
    happened: null,
    commands: [one],
    shown: [prescription.id, ...shown],
  }
}

test('an act brings what the screen shows as it has left it, the same as when it is asked for afterwards', async () => {
  const act = await hold(['nobody-knows-it'])
  const done: Output<'prescription:act'> = await desk.ask('prescription:act', act)
  const [first, ...others] = done.shown
  const id = act.commands[0]?.prescriptionId ?? ''
  expect(first?.acts.at(-1)?.type).toBe('held')
  expect(first?.prescription.version).toBe(done.prescriptions[0]?.version)
  expect(first).toEqual(await desk.ask('prescription:detail', { id }))
  expect(others).toEqual([])
})

test('an act pressed again brings what is shown as it is now', async () => {
  const act = await hold([])
  await desk.ask('prescription:act', act)
  const [one] = act.commands
  const id = one?.prescriptionId ?? ''
  const itemIds = one?.command.type === 'hold' ? one.command.itemIds : []
  await desk.act(id, { type: 'release-hold', itemIds, note: null })
  const again = await desk.ask('prescription:act', act)
  expect(again.shown).toEqual([await desk.ask('prescription:detail', { id })])
})

test.each([
  [
    'the patient’s view faults',
    () => {
      throw new Error('not to be read')
    },
  ],
  ['what was read is not as the screen is promised it', () => [{ itemId: 1 }] as never],
])(
  'an act is answered as recorded although %s: it is written down, and nothing is brought',
  async (_what, patientSees) => {
    using world = createWorld()
    const faults: unknown[] = []
    const handlers = dispensingHandlers({
      ...world.dispensing,
      uncollectedAfterDays: () => 28,
      patientSees,
      fault: (error) => void faults.push(error),
    })
    const id = world.receive(contentNumber(1))
    const { version, items } = world.prescription(id)
    const command = { type: 'hold' as const, itemIds: items.map(({ content }) => content.id), reason: 'Query' }
    const person = world.people.pharmacist
    const answer = await handlers['prescription:act'](
      {
        actId: randomUUID(),
        asPersonId: person.id,
        happened: null,
        commands: [{ commandId: randomUUID(), prescriptionId: id, expectedVersion: version, command }],
        shown: [id],
      },
      { session: 'one', person },
    )
    expect(answer).toMatchObject({ ok: true, value: { prescriptions: [{ types: ['held'] }], shown: [] } })
    expect(faults).toHaveLength(1)
  },
)
