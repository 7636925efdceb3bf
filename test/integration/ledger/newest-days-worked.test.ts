import { expect, test } from 'vitest'
import { all, build, type Tx } from '../../../src/main/database/query.ts'
import { append } from '../../../src/main/ledger/append.ts'
import { newestDaysWorked } from '../../../src/main/ledger/read.ts'
import { createWorld, type World } from '../../support/world.ts'

const day = 86_400_000

/** Somebody, or the app itself, records so much in one transaction; `stands` is how much stood there before. */
const worked = (
  tx: Tx,
  world: World,
  stands: number,
  much: number,
  who: 'dispenser' | 'system' = 'dispenser',
): void => {
  const { ledger } = world.dispensing
  const id = ledger.newId()
  append(tx, ledger, {
    stream: 'staff:1',
    expectedVersion: stands,
    commandId: id,
    actId: id,
    actor: world.people[who],
    happenedAt: ledger.now(),
    events: Array.from({ length: much }, (_one, at) => ({ type: 'worked', body: { at } })),
  })
}

/** Works on these days, in this order, whole days from now: what the clock showed then. */
const workedOn = (world: World, days: readonly (readonly [day: number, who?: 'system'])[]): void => {
  const now = world.clock.now()
  days.forEach(([shown, who], stands) => {
    world.clock.set(now + shown * day)
    world.database.transact((tx) => {
      worked(tx, world, stands, 1, who)
    })
  })
}

const asked = (world: World, now: number, limit = 3) =>
  newestDaysWorked(world.database.db, now, limit).map((one) => one - Math.floor(now / day))

test('the days worked are those on which a person recorded something, each once, the newest first', () => {
  using world = createWorld()
  const now = world.clock.now()
  workedOn(world, [[-9], [-5], [-5], [-4], [-2, 'system'], [-1], [-1, 'system'], [0, 'system']])
  expect([asked(world, now), asked(world, now, 9)]).toEqual([
    [-1, -4, -5],
    [-1, -4, -5, -9],
  ])
})

test('what a clock that was years ahead or behind recorded hides no day worked', () => {
  using world = createWorld()
  const now = world.clock.now()
  workedOn(world, [[-3], [400], [-2], [-6_000], [-5_999], [-1], [0]])
  expect(asked(world, now, 4)).toEqual([0, -1, -2, -3])
})

test('the last days worked are read without reading the ledger', () => {
  using world = createWorld()
  const { db } = world.database
  world.database.transact((tx) => {
    for (let stands = 0; stands < 30_000; stands += 500) {
      worked(tx, world, stands, 500)
      world.clock.advance(day)
    }
  })
  const fastest = (work: () => unknown): number =>
    Math.min(
      ...Array.from({ length: 9 }, () => {
        const begun = performance.now()
        work()
        return performance.now() - begun
      }),
    )
  const everyDay = build
    .selectFrom('event')
    .select(({ fn }) => fn.max<number | null>('recorded_at').as('at'))
    .where('actor_role', '!=', 'system')
  const whole = fastest(() => all(db, everyDay))
  expect(fastest(() => newestDaysWorked(db, world.clock.now(), 3))).toBeLessThan(whole / 2)
})
