import { expect, test } from 'vitest'
import { eventsOfActor } from '../../../src/main/ledger/read.ts'
import { contentNumber } from '../../support/content-number.ts'
import { createWorld } from '../../support/world.ts'

const midnight = Date.parse('2026-11-16T00:00:00Z')

test('what somebody recorded today is found on both sides of what a clock that was years wrong recorded between', () => {
  for (let before = 1; before < 7; before += 1) {
    using world = createWorld()
    const { dispenser } = world.people
    const id = world.receive(contentNumber(1))
    const itemIds = world.prescription(id).items.map(({ content }) => content.id)
    const act = (): void => {
      world.clock.advance(60_000)
      world.does(dispenser, id, { type: 'hold', itemIds, reason: 'Query' })
      world.does(dispenser, id, { type: 'release-hold', itemIds, note: null })
    }
    for (let made = 0; made < before; made += 1) act()
    const today = world.clock.now()
    world.clock.set(Date.parse('2020-01-01T00:00:00Z'))
    act()
    world.clock.set(today)
    act()
    const asked = { actorId: dispenser.id, since: midnight, beforeSeq: Number.MAX_SAFE_INTEGER, limit: 100 }
    expect(eventsOfActor(world.database.db, asked)).toHaveLength(2 * (before + 1))
  }
})
