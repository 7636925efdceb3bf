import { expect, test } from 'vitest'
import { owingsDue } from '../../../src/main/dispensing/questions/days-end.ts'
import { contentNumber } from '../../support/content-number.ts'
import { checked } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const owingsOf = (world: World) => owingsDue(world.database.db, world.clock.now()).rows

const owe = (world: World, id: string, promisedOn: string | null) => {
  const [item] = world.prescription(id).items
  world.does(world.people.dispenser, id, {
    type: 'assemble',
    itemId: item!.content.id,
    lines: [],
    toSupply: null,
    owing: { reason: 'Out of stock', promisedOn },
  })
}

test('an owing is due when it was promised for today, before, or for no day, and not when it is for later', () => {
  using world = createWorld()
  const ids = [1, 2, 3, 4].map((n) => world.receive(contentNumber(n, { items: [{}] })))
  const days = ['2026-11-16', '2026-11-10', null, '2026-11-20']
  ids.forEach((id, at) => {
    owe(world, id, days[at]!)
  })
  const due = owingsOf(world)
  expect(due.map(({ prescriptionId }) => prescriptionId).sort()).toEqual(ids.slice(0, 3).sort())
  expect(due[0]).toMatchObject({ reason: 'Out of stock' })
})

test('an owing promised for later is due once its last legal day is near', () => {
  using world = createWorld()
  const id = world.receive(
    contentNumber(1, { writtenOn: '2026-11-16', items: [{ schedule: '2', quantityInWords: 'twenty-eight' }] }),
  )
  owe(world, id, '2026-12-14')
  expect(owingsOf(world)).toEqual([])
  world.clock.set(Date.parse('2026-12-08T17:00:00Z'))
  expect(owingsOf(world)).toMatchObject([{ prescriptionId: id, lastLegalDay: '2026-12-14' }])
})

test('an owing is due at once when the schedule was answered later and it is promised for after its last legal day', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { writtenOn: '2026-11-16', items: [{ schedule: 'unknown' }] }))
  owe(world, id, '2026-12-15')
  expect(owingsOf(world)).toEqual([])
  checked(world, id, '2')
  expect(owingsOf(world)).toMatchObject([{ prescriptionId: id, lastLegalDay: '2026-12-14' }])
})
