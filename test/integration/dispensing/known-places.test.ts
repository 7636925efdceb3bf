import { expect, test } from 'vitest'
import { knownPlaces } from '../../../src/main/dispensing/questions/known-places.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { createWorld } from '../../support/world.ts'

test('the places that are known are those in which bags wait, each once, and none of a bag that was given out', () => {
  using world = createWorld()
  expect(knownPlaces(world.database.db)).toEqual([])
  const ids = [1, 2].map((n) => world.receive(contentNumber(n)))
  for (const id of ids) madeReady(world, id)
  expect(knownPlaces(world.database.db)).toHaveLength(1)
  for (const id of ids) handedOut(world, id)
  expect(knownPlaces(world.database.db)).toEqual([])
})
