import { expect, test } from 'vitest'
import { reviewDaily } from '../../../src/main/desk/review-daily.ts'
import { contentNumber } from '../../support/content-number.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'
import { madeReady } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const day = 86_400_000

/** A ready bag, and the review of a start at which the clock shows so many days later. */
const startedAfter = async (world: World, days: number, clockAhead: () => number | null) => {
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  world.clock.advance(days * day)
  const timers = createTimers(world.clock.now)
  const faults: unknown[] = []
  const daily = reviewDaily(
    { now: world.clock.now, after: timers.after },
    world.dispensing,
    clockAhead,
    (fault) => faults.push(fault),
    () => Promise.resolve(),
  )
  await daily.stop()
  expect(faults).toEqual([])
  return world.prescription(id).items.map(({ window }) => window)
}

test('a clock that is years ahead at start takes no bag out of its place, be it that nobody recorded anything for so long or that the service says so', async () => {
  using unasked = createWorld()
  expect(await startedAfter(unasked, 400, () => null)).toEqual(['open', 'open'])
  using asked = createWorld()
  expect(await startedAfter(asked, 400, () => 399 * day)).toEqual(['open', 'open'])
})

test('legal days that are over are recorded after a week away, and after a year where the service agrees about the day', async () => {
  using confirmed = createWorld()
  expect(await startedAfter(confirmed, 400, () => 0)).toEqual(['after', 'after'])
  using away = createWorld()
  const id = away.receive(contentNumber(2, { validTo: '2026-11-18' }))
  expect(await startedAfter(away, 9, () => null)).toEqual(['open', 'open'])
  expect(away.prescription(id).items.map(({ window }) => window)).toEqual(['after', 'after'])
})
