import { expect, test } from 'vitest'
import { dispensingProjector } from '../../../src/main/dispensing/dispensing-projector.ts'
import { reviewLegalWindows } from '../../../src/main/dispensing/review-legal-windows.ts'
import { rowsOf } from '../../../src/main/dispensing/store.ts'
import { readEvents } from '../../../src/main/ledger/read.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const notDispensed = (world: World, id: string): void => {
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  world.does(world.people.dispenser, id, { type: 'mark-not-dispensed', itemIds, reasonCode: '0001', note: null })
}

const journeys: readonly ((world: World, id: string) => void)[] = [
  (world, id) => {
    madeReady(world, id)
    handedOut(world, id)
  },
  (world, id) => madeReady(world, id, 'deliver'),
  (world, id) => {
    checked(world, id)
    assembled(world, id)
    accuracyChecked(world, id)
  },
  notDispensed,
]

test('however the events are cut into calls, the rows are the same', async () => {
  using world = createWorld()
  const ids = Array.from({ length: 12 }, (_one, n) => world.receive(contentNumber(n + 1)))
  for (const [at, id] of ids.entries()) {
    world.clock.advance(3_600_000)
    journeys[at % journeys.length]?.(world, id)
  }
  // What is open comes past its legal days.
  world.clock.advance(400 * 86_400_000)
  await reviewLegalWindows(world.dispensing, async () => {})
  const events = readEvents(world.database.db, { afterSeq: 0, limit: 1_000 })
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(7)
  const rows = (of: World) => ids.map((id) => rowsOf(of.database.db, id))
  for (const cut of [1, 2, 3, 7, events.length]) {
    using fresh = createWorld()
    fresh.database.transact((tx) => {
      for (let at = 0; at < events.length; at += cut) dispensingProjector.apply(tx, events.slice(at, at + cut))
    })
    expect(rows(fresh), `${String(cut)} at a time`).toEqual(rows(world))
  }
})
