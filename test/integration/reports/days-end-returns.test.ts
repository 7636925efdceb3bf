import { expect, test } from 'vitest'
import { incidentsOpen, toDestroy } from '../../../src/main/dispensing/questions/days-end-returns.ts'
import { aContent, anItemContent, monday } from '../../support/builders.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const dayMs = 86_400_000
const report = ({ database, clock }: World) => ({
  incidentsOpen: incidentsOpen(database.db, clock.now()),
  toDestroy: toDestroy(database.db, clock.now()),
})

const correctedOutside = (world: World, cameBack: boolean): string => {
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  const handed = handedOut(world, id)
  const eventId = handed.items[0]?.portions[0]?.out?.stamp.eventId ?? ''
  const command = { type: 'correct', eventId, reason: 'Wrong patient', medicineIs: 'gone', cameBack } as const
  world.does(world.people.pharmacist, id, command)
  return id
}

test('a correction of what was outside needs an answer on every day’s end until there is one', () => {
  using world = createWorld()
  const id = correctedOutside(world, false)
  expect(report(world).incidentsOpen).toMatchObject({ count: 1, rows: [{ prescriptionId: id }] })
  world.clock.advance(10 * dayMs)
  expect(report(world).incidentsOpen.count).toBe(1)
  world.does(world.people.technician, id, { type: 'rule-out-incident', reason: 'It was theirs, and right' })
  expect(report(world).incidentsOpen.count).toBe(0)
})

test('what came back from a patient today is named with its batch, to be destroyed', () => {
  using world = createWorld()
  const id = correctedOutside(world, true)
  const other = world.receive(contentNumber(2))
  madeReady(world, other)
  handedOut(world, other)
  const itemIds = world.prescription(other).items.map(({ content }) => content.id)
  world.does(world.people.counter, other, { type: 'take-back', itemIds, reason: 'Patient brought it back' })
  const { rows } = report(world).toDestroy
  expect(new Set(rows.map(({ prescriptionId }) => prescriptionId))).toEqual(new Set([id, other]))
  expect(rows.every(({ batches }) => batches === 'B1')).toBe(true)
  world.clock.advance(dayMs)
  expect(report(world).toDestroy.count).toBe(0)
})

test('what came back yesterday and is entered today is in today’s end', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  handedOut(world, id)
  world.clock.advance(dayMs)
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  const command = { type: 'take-back', itemIds, reason: 'Patient brought it back' } as const
  const happened = { at: world.clock.now() - dayMs + 60_000, reason: 'The PC was off' }
  expect(world.act(world.people.counter, [{ prescriptionId: id, command }], { happened }).ok).toBe(true)
  expect(report(world).toDestroy.count).toBe(itemIds.length)
})

test('what came back stays to be destroyed when another copy is chosen the same day', () => {
  using world = createWorld({ startAt: monday })
  const id = world.receive(aContent())
  madeReady(world, id)
  handedOut(world, id)
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  world.does(world.people.counter, id, { type: 'take-back', itemIds, reason: 'Patient brought it back' })
  world.receive(aContent({ items: [anItemContent(1, { directions: 'One at night' })] }))
  world.does(world.people.pharmacist, id, { type: 'choose-copy', which: 'other', reason: 'The surgery rang' })
  expect(report(world).toDestroy.count).toBe(1)
})
