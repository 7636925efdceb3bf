import { expect, test } from 'vitest'
import { tasksOfPrescription } from '../../../src/main/outbox/store.ts'
import { aContent, anItemContent, items } from '../../support/builders.ts'
import { checked } from '../../support/journeys.ts'
import { createWorld } from '../../support/world.ts'

test('a choice of copy taken back withdraws what it had to tell, whatever was checked since', () => {
  using world = createWorld()
  const id = world.receive(aContent({ items: items(2) }))
  world.receive(aContent({ items: [anItemContent(2)] }))
  const { pharmacist } = world.people
  const chosen = world.does(pharmacist, id, { type: 'choose-copy', which: 'other', reason: 'The surgery rang' })
  const told = () =>
    tasksOfPrescription(world.database.db, id).map((task) => `${task.status}: ${task.reason ?? task.state}`)
  expect(told()).toContain('Not Dispensed: waiting')
  world.clock.advance(60_000)
  checked(world, id)
  world.clock.advance(60_000)
  const eventId = chosen.chosenCopy?.stamp.eventId ?? ''
  world.does(pharmacist, id, { type: 'correct', eventId, reason: 'The wrong one', medicineIs: null })
  expect(told()).toContain('Not Dispensed: undone')
  expect(told()).not.toContain('Not Dispensed: waiting')
})
