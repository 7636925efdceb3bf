import { expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/people.ts'
import { contentNumber } from '../../support/content-number.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { tableDump } from '../../support/table-dump.ts'
import { createWorld } from '../../support/world.ts'

const rig = (world: ReturnType<typeof createWorld>) => {
  const id = world.receive(contentNumber(1))
  const ids = { commandId: world.newId(), actId: world.newId() }
  const schedules = Object.fromEntries(world.prescription(id).items.map(({ content }) => [content.id, 'none' as const]))
  const check = (
    outcome: 'passed' | 'refused',
    by: Actor = world.people.pharmacist,
    happened: { at: number; reason: string } | null = null,
  ) =>
    world.act(
      by,
      [
        {
          prescriptionId: id,
          commandId: ids.commandId,
          expectedVersion: 1,
          command: { ...passedCheck(world.prescription(id), schedules), outcome, note: 'Seen' },
        },
      ],
      { actId: ids.actId, happened },
    )
  return { id, check }
}

const otherwise = (id: string) => ({
  ok: false,
  refusal: { code: 'act-refused', prescriptionId: id, refusal: { code: 'recorded-otherwise' } },
})

test('an act pressed again with another content is refused, and what was recorded first stands', () => {
  using world = createWorld()
  const { id, check } = rig(world)
  const first = check('passed')
  const before = tableDump(world.database.db)

  expect(check('refused')).toEqual(otherwise(id))
  expect(check('passed')).toEqual(first)
  expect(tableDump(world.database.db)).toEqual(before)
  expect(world.prescription(id).clinicalCheck?.outcome).toBe('passed')
})

test('an act pressed again for another time, or by another person, is not the same act', () => {
  using world = createWorld()
  const { id, check } = rig(world)
  check('passed')
  const now = world.clock.now()
  world.clock.advance(60_000)

  expect(check('passed', world.people.pharmacist, { at: now, reason: 'Power cut' })).toEqual(otherwise(id))
  expect(check('passed', { id: 'another-pharmacist', name: 'Another Pharmacist', role: 'pharmacist' })).toEqual(
    otherwise(id),
  )
})
