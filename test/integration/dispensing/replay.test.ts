import fc from 'fast-check'
import { expect, test } from 'vitest'
import { build, run } from '../../../src/main/database/query.ts'
import { readEvents } from '../../../src/main/ledger/read.ts'
import { verifyTasks } from '../../../src/main/outbox/verify-tasks.ts'
import { aHandEntry, enter, handId } from '../../support/by-hand.ts'
import { contentNumber } from '../../support/content-number.ts'
import { checked } from '../../support/journeys.ts'
import { randomAct } from '../../support/random-command.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { createWorld, type World } from '../../support/world.ts'

const arriveSome = (world: World): readonly string[] => [
  world.receive(contentNumber(1, { items: [{}, { schedule: 'unknown' }] })),
  world.receive(contentNumber(2, { patient: { nhsNumber: contentNumber(1).patient.nhsNumber } })),
  world.receive(contentNumber(3), { kind: 'order', releasedTo: null, signed: false }),
  world.receive(contentNumber(4, { treatment: 'repeat-dispensing', issue: { number: 1, of: 6 } })),
  world.does(world.people.dispenser, handId(), enter(aHandEntry({ writtenOn: '2026-11-02' }))).id,
]

const arriveLater = (world: World): void => {
  world.receive(contentNumber(3))
  world.receive(contentNumber(4, { treatment: 'repeat-dispensing', issue: { number: 2, of: 6 } }))
  world.receive(contentNumber(1, { items: [{ directions: 'Two daily' }, { schedule: 'unknown' }] }))
}

test('the tables are what the ledger adds up to, after any sequence of acts', () => {
  const seen = { done: 0, refused: 0 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 5, max: 60 }), (seed, steps) => {
      using world = createWorld({ seed })
      const random = seededRandom(seed)
      const ids = arriveSome(world)
      for (let step = 0; step < steps; step += 1) {
        world.clock.advance(Math.floor(random() * 3_600_000))
        if (step === 20) arriveLater(world)
        const id = ids[Math.floor(random() * ids.length)]!
        const { actor, command } = randomAct(random, world.prescription(id), `bag-${Math.floor(random() * 3)}`)
        const answer = world.act(actor, [{ prescriptionId: id, command }])
        seen[answer.ok ? 'done' : 'refused'] += 1
      }
      const { chain, replay } = world.verify()
      expect(chain).toMatchObject({ chainOk: true, firstBreak: null })
      expect(replay.differences).toEqual([])
      expect(replay.events).toBe(chain.events)
      const events = readEvents(world.database.db, { afterSeq: 0, limit: 10_000 })
      const tasks = verifyTasks(world.database.db, events)
      expect(tasks).toMatchObject({ complete: true, missing: [], unexpected: 0 })
      // A record of years is not held in memory: who comes back is read again, and nothing is counted twice or left out.
      for (const held of [1, 2]) expect(verifyTasks(world.database.db, events, held)).toEqual(tasks)
    }),
    { numRuns: 25 },
  )
  // The sequences must get somewhere, or the comparison compares little.
  expect(seen.done).toBeGreaterThan(100)
  expect(seen.refused).toBeGreaterThan(20)
})

test('a projection that was altered behind the ledger is found by replay', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  world.database.transact((tx) =>
    run(tx, build.updateTable('prescription').set({ stage: 'ready' }).where('id', '=', id)),
  )
  expect(world.verify().replay).toMatchObject({
    matches: false,
    differences: [{ table: 'prescription', columns: ['stage'] }],
  })
})

test('a file closed and opened again goes on where it was', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  world.reopen()
  checked(world, id)
  world.reopen()
  expect(world.prescription(id).version).toBe(2)
  expect(world.verify()).toMatchObject({ chain: { chainOk: true, events: 2 }, replay: { matches: true } })
})
