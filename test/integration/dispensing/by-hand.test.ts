import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HandEntry } from '../../../src/domain/by-hand/hand-entry.ts'
import { all, build } from '../../../src/main/database/query.ts'
import { actHistory } from '../../../src/main/dispensing/questions/act-history.ts'
import { queuePage } from '../../../src/main/dispensing/questions/queue-page.ts'
import { toClaimPage } from '../../../src/main/dispensing/questions/to-claim.ts'
import { aControlledItem, aHandEntry, aHandItem, anFp10pcd, checkOf, enter, handId } from '../../support/by-hand.ts'
import { contentNumber } from '../../support/content-number.ts'
import { randomAct } from '../../support/random-command.ts'
import { seededRandom } from '../../support/seeded-random.ts'
import { lookOn } from '../../support/look.ts'
import { createWorld, type World } from '../../support/world.ts'

const written = '2026-11-02'
const look = lookOn('2026-11-16')
const form = aHandEntry({ writtenOn: written })

const tasks = (world: World) => all(world.database.db, build.selectFrom('outbox_task').selectAll())

const forms: readonly HandEntry[] = [
  aHandEntry({ writtenOn: written, items: [aHandItem(1), aHandItem(2)] }),
  aHandEntry({ form: 'private', writtenOn: written, patient: { nhsNumber: null } }),
  anFp10pcd({ writtenOn: written }),
  aHandEntry({ writtenOn: written, items: [aControlledItem()], notBefore: '2026-11-17' }),
]

test('nothing typed in ever makes a status update, whatever is done with it', () => {
  let done = 0
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 5, max: 40 }), (seed, steps) => {
      using world = createWorld({ seed })
      const random = seededRandom(seed)
      const ids = forms.map((entry, at) => world.does(world.people.dispenser, handId(at + 1), enter(entry, at + 1)).id)
      for (let step = 0; step < steps; step += 1) {
        world.clock.advance(Math.floor(random() * 7_200_000))
        const id = ids[Math.floor(random() * ids.length)]!
        const { actor, command } = randomAct(random, world.prescription(id), `bag-${Math.floor(random() * 3)}`)
        done += world.act(actor, [{ prescriptionId: id, command }]).ok ? 1 : 0
      }
      expect(tasks(world)).toEqual([])
      expect(toClaimPage(world.database.db, { after: null, limit: 10 }).rows).toEqual([])
      expect(world.verify().replay.differences).toEqual([])
    }),
    { numRuns: 20 },
  )
  // The acts must get somewhere, or it shows little; how far is chance.
  expect(done).toBeGreaterThan(20)
})

test('the same form sent twice is one prescription', () => {
  using world = createWorld()
  const once = { prescriptionId: handId(), command: enter(form), commandId: 'c1', expectedVersion: 0 }
  const first = world.act(world.people.dispenser, [once], { actId: 'a1' })
  const again = world.act(world.people.dispenser, [once], { actId: 'a1' })
  expect(first).toMatchObject({ ok: true })
  expect(again).toEqual(first)
  expect(world.prescription(handId()).version).toBe(1)
})

test('another form under an id that is here already is refused', () => {
  using world = createWorld()
  world.does(world.people.dispenser, handId(), enter(form))
  const other = { prescriptionId: handId(), command: enter(anFp10pcd({ writtenOn: written })), expectedVersion: 0 }
  expect(world.act(world.people.dispenser, [other])).toMatchObject({
    ok: false,
    refusal: { refusal: { code: 'changed-meanwhile', version: 1 } },
  })
})

test('a form that is refused leaves nothing behind', () => {
  using world = createWorld()
  const unsigned = { prescriptionId: handId(), command: enter({ ...form, signedInInk: false }), expectedVersion: 0 }
  expect(world.act(world.people.dispenser, [unsigned])).toMatchObject({
    ok: false,
    refusal: { refusal: { code: 'entry-invalid' } },
  })
  expect(queuePage(world.database.db, queue, look).rows).toEqual([])
  expect(world.verify().chain.events).toBe(0)
})

const queue = { stage: 'entry', search: '', after: null, limit: 10 } as const

test('what is typed in waits in its own list, marked as not tracked, until a second person has checked it', () => {
  using world = createWorld()
  world.does(world.people.dispenser, handId(), enter(form))
  const page = queuePage(world.database.db, queue, look)
  expect(page.counts).toMatchObject({ entry: 1, check: 0 })
  expect(page.rows).toMatchObject([{ id: handId(), flags: ['untracked'], patient: { family: 'Brown' } }])
  world.does(world.people.technician, handId(), checkOf(form))
  expect(queuePage(world.database.db, queue, look).counts).toMatchObject({ entry: 0, check: 1 })
})

test('it is found by its own number, with and without hyphens, and by name', () => {
  using world = createWorld()
  world.receive(contentNumber(1))
  world.does(world.people.dispenser, handId(), enter(form))
  for (const search of [handId(), handId().replaceAll('-', ''), 'brown'])
    expect(queuePage(world.database.db, { ...queue, stage: null, search }, look).rows.map(({ id }) => id)).toContain(
      handId(),
    )
})

test('what was typed before a correction stays in what happened', () => {
  using world = createWorld()
  world.does(world.people.dispenser, handId(), enter(form))
  const right = aHandEntry({ writtenOn: written, items: [aHandItem(1, { quantity: '82' })] })
  world.does(world.people.technician, handId(), { type: 'correct-entry', entry: right, reason: 'Misread' })
  expect(actHistory(world.database.db, handId()).map(({ type }) => type)).toEqual([
    'entered-by-hand',
    'entry-corrected',
  ])
  expect(actHistory(world.database.db, handId())[1]?.body).toMatchObject({
    changes: [{ was: '28 capsule', now: '82 capsule' }],
    reason: 'Misread',
  })
})

test('the medicine of two patients without a number never lies in one bag', () => {
  using world = createWorld()
  const ids = [1, 2].map((n) => {
    const entry = aHandEntry({ writtenOn: written, patient: { nhsNumber: null } })
    world.does(world.people.dispenser, handId(n), enter(entry, n))
    world.does(world.people.technician, handId(n), checkOf(entry))
    return handId(n)
  })
  expect(new Set(ids.map((id) => world.prescription(id).content.patient.nhsNumber)).size).toBe(2)
})
