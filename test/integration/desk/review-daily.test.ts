import { expect, test } from 'vitest'
import { reviewDaily } from '../../../src/main/desk/review-daily.ts'
import { contentNumber } from '../../support/content-number.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'
import { checked, madeReady } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const day = 86_400_000
const lookEvery = 10 * 60_000

/** What the service said of this PC's clock, ms ahead, when that clock showed `at`. */
const said = (ahead: number, at: number) => ({ ahead: () => ahead, learntAt: () => at })
const unasked = { ahead: () => null, learntAt: () => null }

/** The daily review of a start at this moment; `look` is the next time it looks. */
const started = (world: World, skew: Parameters<typeof reviewDaily>[2] = unasked) => {
  // A timer runs on when the clock is set.
  let running = 0
  const timers = createTimers(() => running)
  const faults: unknown[] = []
  const settle = () => new Promise<void>((resolve) => void setImmediate(resolve))
  const daily = reviewDaily(
    { now: world.clock.now, after: timers.after },
    world.dispensing,
    skew,
    (fault) => faults.push(fault),
    () => Promise.resolve(),
  )
  return {
    doubt: daily.doubt,
    waits: () => daily.doubt() !== null,
    look: async () => {
      await settle()
      world.clock.advance(lookEvery)
      running += lookEvery
      timers.run()
      await settle()
    },
    stop: async () => {
      await daily.stop()
      expect(faults).toEqual([])
    },
  }
}

const windows = (world: World, id: string) => world.prescription(id).items.map(({ window }) => window)

/** A ready bag, and its legal days after the review of a start at which the clock shows so many days later. */
const startedAfter = async (world: World, days: number, skewAt: (now: number) => Parameters<typeof reviewDaily>[2]) => {
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  world.clock.advance(days * day)
  await started(world, skewAt(world.clock.now())).stop()
  return windows(world, id)
}

test('a clock that is years ahead at start takes no bag out of its place, be it that nobody recorded anything for so long or that the service says so', async () => {
  using alone = createWorld()
  expect(await startedAfter(alone, 400, () => unasked)).toEqual(['open', 'open'])
  using asked = createWorld()
  expect(await startedAfter(asked, 400, (now) => said(399 * day, now))).toEqual(['open', 'open'])
})

test('legal days that are over are recorded after a week away, and after a year where the service agrees about the day', async () => {
  using confirmed = createWorld()
  expect(await startedAfter(confirmed, 400, (now) => said(0, now))).toEqual(['after', 'after'])
  using away = createWorld()
  const id = away.receive(contentNumber(2, { validTo: '2026-11-18' }))
  expect(await startedAfter(away, 9, () => unasked)).toEqual(['open', 'open'])
  expect(windows(away, id)).toEqual(['after', 'after'])
})

test('what the service said before the clock jumped is no word for the day it shows now', async () => {
  using world = createWorld()
  expect(await startedAfter(world, 400, (now) => said(0, now - 400 * day))).toEqual(['open', 'open'])
})

test('a clock that is a few minutes ahead of the service is not doubted around midnight, one that is an hour ahead is', async () => {
  const doubts: unknown[] = []
  for (const minutes of [5, 60]) {
    using world = createWorld()
    world.clock.set(Date.parse('2026-11-22T00:00:20Z'))
    const review = started(world, said(minutes * 60_000, world.clock.now()))
    await review.stop()
    doubts.push(review.doubt())
  }
  expect(doubts).toEqual([null, 'service'])
})

test('what is recorded by a clock in doubt ends no doubt, be it looked at again, started again or on the next day', async () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  world.clock.advance(400 * day)
  for (const number of [2, 3]) {
    const review = started(world)
    checked(world, world.receive(contentNumber(number)))
    await review.look()
    expect([review.waits(), windows(world, id)]).toEqual([true, ['open', 'open']])
    await review.stop()
    world.clock.advance(day)
  }
})

test('a pharmacy without a line that was shut for weeks has its legal days reviewed from the third day of work on', async () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  world.clock.advance(400 * day)
  const review = started(world)
  const waited: boolean[] = []
  for (const number of [2, 3, 4]) {
    checked(world, world.receive(contentNumber(number)))
    await review.look()
    waited.push(review.waits())
    world.clock.advance(day)
  }
  expect([waited, windows(world, id)]).toEqual([
    [true, true, false],
    ['after', 'after'],
  ])
  await review.stop()
})

test('once the clock is set right, what it recorded while it was wrong leaves no doubt behind', async () => {
  using world = createWorld()
  const over = world.receive(contentNumber(1, { validTo: '2026-11-16' }))
  const id = world.receive(contentNumber(2))
  madeReady(world, id)
  const right = world.clock.now()
  world.clock.advance(400 * day)
  const review = started(world)
  checked(world, world.receive(contentNumber(3)))
  world.clock.set(right + day)
  await review.look()
  expect([windows(world, over), windows(world, id)]).toEqual([
    ['after', 'after'],
    ['open', 'open'],
  ])
  await review.stop()
})

test('a clock set right on the day it jumped is asked about no longer, though that day was reviewed before', async () => {
  using world = createWorld()
  madeReady(world, world.receive(contentNumber(1)))
  const right = world.clock.now()
  const review = started(world)
  await review.look()
  expect(review.waits()).toBe(false)
  world.clock.advance(400 * day)
  await review.look()
  expect(review.waits()).toBe(true)
  world.clock.set(right + lookEvery)
  await review.look()
  expect(review.waits()).toBe(false)
  await review.stop()
})
