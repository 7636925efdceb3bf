import { expect, test } from 'vitest'
import { queuePage } from '../../../src/main/dispensing/questions/queue-page.ts'
import { contentNumber } from '../../support/content-number.ts'
import { checked } from '../../support/journeys.ts'
import { lookOn } from '../../support/look.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { createWorld, type World } from '../../support/world.ts'

const lineOf = (world: World) =>
  queuePage(world.database.db, { stage: null, search: '', after: null, limit: 10 }, lookOn(world.clock.now())).rows[0]

test('a queried prescription waits in the check list with whom and by when, until it is checked again', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  expect(lineOf(world)).toMatchObject({ query: null })
  const query = { whom: 'Dr Razia', by: '2026-11-20' }
  world.does(world.people.pharmacist, id, {
    ...passedCheck(world.prescription(id)),
    outcome: 'queried',
    note: 'Dose?',
    query,
  })
  expect(lineOf(world)).toMatchObject({ stage: 'check', flags: ['queried'], query })
  checked(world, id)
  expect(lineOf(world)).toMatchObject({ stage: 'assemble', flags: [], query: null })
})
