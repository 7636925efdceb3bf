import { expect, test } from 'vitest'
import { nothingKept } from '../../../src/domain/kept-in.ts'
import { reviewLegalWindows } from '../../../src/main/dispensing/review-legal-windows.ts'
import { daysEndSources } from '../../../src/main/desk/days-end-sources.ts'
import { daysEnd } from '../../../src/main/reports/days-end.ts'
import { aHandEntry, enter, handId } from '../../support/by-hand.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady, placed } from '../../support/journeys.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { createWorld, type World } from '../../support/world.ts'

const dayMs = 86_400_000
const report = (world: World) =>
  daysEnd(
    world.database.db,
    daysEndSources(
      () => nothingKept,
      () => 0,
    ),
    world.clock.now(),
  )
const review = (world: World) => reviewLegalWindows(world.dispensing, () => Promise.resolve())

test('a day on which everything is done is empty in every section', () => {
  using world = createWorld()
  const { unfinished, uncollected, owings, nearMisses, updates, claims, inbox, day } = report(world)
  expect(day).toBe('2026-11-16')
  expect([unfinished, uncollected, owings, nearMisses, updates, claims].map(({ count }) => count)).toEqual([
    0, 0, 0, 0, 0, 0,
  ])
  expect(inbox).toEqual({ refused: 0, conflict: 0, held: 0, unseen: 0 })
})

test('what is unfinished says where it stands; a bag in its place and one handed out are not unfinished', () => {
  using world = createWorld()
  const waiting = world.receive(contentNumber(1))
  const half = world.receive(contentNumber(2))
  checked(world, half)
  madeReady(world, world.receive(contentNumber(3)))
  const done = world.receive(contentNumber(4))
  madeReady(world, done)
  handedOut(world, done)
  world.does(world.people.dispenser, handId(), enter(aHandEntry({ writtenOn: '2026-11-02' })))
  const { unfinished } = report(world)
  expect(unfinished.count).toBe(3)
  const stands = Object.fromEntries(unfinished.rows.map(({ prescriptionId, stage }) => [prescriptionId, stage]))
  expect(stands).toEqual({ [waiting]: 'check', [half]: 'assemble', [handId()]: 'entry' })
})

test('what a courier still has at the end of the day is unfinished', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id, 'deliver')
  world.does(world.people.driver, id, {
    type: 'dispatch',
    itemIds: world.prescription(id).items.map(({ content }) => content.id),
    carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
    noLabel: 'Label cannot be read',
  })
  expect(report(world).unfinished.rows).toMatchObject([{ prescriptionId: id, stage: 'delivery' }])
})

const controlled = (n: number) =>
  contentNumber(n, { writtenOn: '2026-11-16', items: [{ schedule: '2', quantityInWords: 'twenty-eight' }] })

test('a controlled drug is uncollected from the day after its last legal day, and not before', async () => {
  using world = createWorld()
  const id = world.receive(controlled(1))
  madeReady(world, id)
  // 28 days after 16 November: 14 December is the last day.
  world.clock.set(Date.parse('2026-12-14T17:00:00Z'))
  await review(world)
  expect(report(world).uncollected.rows).toMatchObject([
    { prescriptionId: id, why: 'last-day-today', controlled: true },
  ])
  world.clock.set(Date.parse('2026-12-15T17:00:00Z'))
  expect(report(world).uncollected.rows).toMatchObject([
    { prescriptionId: id, why: 'past-last-day', controlled: true, days: 1, bags: [{ bagId: `bag-${id}` }] },
  ])
  await review(world)
  expect(report(world).uncollected.rows).toMatchObject([{ prescriptionId: id, why: 'past-last-day' }])
})

test('any bag is asked after once it has been in its place for as long as the pharmacy set; controlled drugs come first', () => {
  using world = createWorld()
  const plain = world.receive(contentNumber(1))
  madeReady(world, plain)
  world.clock.advance(1000)
  const drug = world.receive(controlled(2))
  madeReady(world, drug)
  world.clock.advance(28 * dayMs - 2000)
  expect(report(world).uncollected.rows).toMatchObject([{ prescriptionId: drug, why: 'last-day-today' }])
  world.clock.advance(3000)
  expect(report(world).uncollected.rows.map(({ prescriptionId }) => prescriptionId)).toEqual([drug, plain])
})

test('what was past its last day before anything was made of it is unfinished, not uncollected', () => {
  using world = createWorld()
  world.receive(controlled(1))
  world.clock.advance(30 * dayMs)
  expect(report(world).uncollected.rows).toEqual([])
  expect(report(world).unfinished.count).toBe(1)
})

test('the near misses are those of the UK day', () => {
  using world = createWorld()
  const fail = (n: number): string => {
    const id = world.receive(contentNumber(n, { items: [{}] }))
    checked(world, id)
    assembled(world, id)
    const [item] = world.prescription(id).items
    world.does(world.people.technician, id, {
      type: 'fail-accuracy-check',
      itemId: item!.content.id,
      nearMiss: { category: 'wrong-quantity', what: 'One strip short', contributing: [], lookAlike: null },
    })
    return id
  }
  fail(1)
  world.clock.advance(dayMs)
  const today = fail(2)
  expect(report(world).nearMisses).toMatchObject({
    count: 1,
    rows: [{ prescriptionId: today, category: 'wrong-quantity', what: 'One strip short' }],
  })
})

test('a near miss and an incident entered late are in the end of the day on which they were entered, and said to be late', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  checked(world, id)
  assembled(world, id)
  const itemId = world.prescription(id).items[0]!.content.id
  const yesterday = world.clock.now() + 60_000
  world.clock.advance(dayMs)
  const late = { at: yesterday, reason: 'Written on paper first' }
  const nearMiss = { category: 'wrong-quantity', what: 'One strip short', contributing: [], lookAlike: null } as const
  const incident = {
    category: 'wrong-label',
    what: 'Label',
    harm: 'none',
    told: [],
    done: 'Rang',
    contributing: [],
  } as const
  const enter = (command: Parameters<typeof world.does>[2]): void => {
    const done = world.act(world.people.technician, [{ prescriptionId: id, command }], { happened: late })
    expect(done.ok).toBe(true)
  }
  enter({ type: 'report-incident', itemIds: [itemId], incident })
  enter({ type: 'fail-accuracy-check', itemId, nearMiss })
  const { nearMisses, incidents } = report(world)
  for (const told of [nearMisses, incidents])
    expect(told).toMatchObject({ count: 1, rows: [{ prescriptionId: id, at: yesterday, enteredLate: true }] })
  world.clock.advance(dayMs)
  expect([report(world).nearMisses.count, report(world).incidents.count]).toEqual([0, 0])
})

test('what is to be notified and claimed is there once it left the pharmacy', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  checked(world, id)
  assembled(world, id)
  accuracyChecked(world, id)
  placed(world, id)
  expect(report(world).claims.count).toBe(0)
  handedOut(world, id)
  expect(report(world).claims).toMatchObject({ count: 1, rows: [{ prescriptionId: id, outcome: 'supplied' }] })
})

test('the incidents are those of the UK day', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  madeReady(world, id)
  handedOut(world, id)
  const recordIncident = (what: string) => {
    const itemIds = world.prescription(id).items.map(({ content }) => content.id)
    world.does(world.people.pharmacist, id, {
      type: 'report-incident',
      itemIds,
      incident: { category: 'wrong-quantity', what, harm: 'none', told: [], done: 'The rest given', contributing: [] },
    })
  }
  recordIncident('One strip short')
  world.clock.advance(dayMs)
  recordIncident('Another strip short')
  expect(report(world).incidents).toMatchObject({
    count: 1,
    rows: [{ prescriptionId: id, category: 'wrong-quantity', what: 'Another strip short', harm: 'none' }],
  })
})

test('what couriers have is counted, also where there is more of it than lines', () => {
  using world = createWorld()
  const out = Array.from({ length: 203 }, (_one, at) => world.receive(contentNumber(at + 1, { items: [{}] })))
  for (const id of out) {
    madeReady(world, id, 'deliver')
    const itemIds = world.prescription(id).items.map((item) => item.content.id)
    const carriage = { courier: 'own-driver', courierName: null, trackingNumber: null } as const
    world.does(world.people.driver, id, { type: 'dispatch', itemIds, carriage, noLabel: 'Label cannot be read' })
  }
  expect([report(world).out.count, report(world).out.rows.length]).toEqual([203, 200])
})

test('what a courier has is named with whom, since when and whether an attempt failed; once it is back it is not', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id, 'deliver')
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  const carriage = { courier: 'own-driver', courierName: 'Ravi', trackingNumber: null } as const
  world.does(world.people.driver, id, { type: 'dispatch', itemIds, carriage, noLabel: 'Label cannot be read' })
  expect(report(world).out).toMatchObject({
    count: 1,
    rows: [{ prescriptionId: id, courierName: 'Ravi', failed: null }],
  })
  world.does(world.people.driver, id, { type: 'record-failed-delivery', itemIds, reason: 'Nobody in' })
  expect(report(world).out.rows).toMatchObject([{ failed: 'Nobody in' }])
  world.does(world.people.driver, id, { type: 'take-back', itemIds, reason: 'Nobody in' })
  expect(report(world).out.count).toBe(0)
})

test('updates that wait are counted since the oldest', () => {
  using world = createWorld()
  expect(report(world).waiting).toEqual({ count: 0, since: null })
  madeReady(world, world.receive(contentNumber(1)))
  const { waiting } = report(world)
  expect(waiting.count).toBeGreaterThan(0)
  expect(waiting.since).not.toBeNull()
})

test('a supply that was entered afterwards stands there with both times, why and by whom', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  const happened = { at: world.clock.now(), reason: 'Power cut' }
  world.clock.advance(45 * 60_000)
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  const done = world.act(
    world.people.pharmacist,
    [
      {
        prescriptionId: id,
        command: aHandOut(world.prescription(id), itemIds),
      },
    ],
    { happened },
  )
  expect(done.ok).toBe(true)
  expect(report(world).lateSupplies).toMatchObject({
    count: 1,
    rows: [
      {
        prescriptionId: id,
        how: 'handed-out',
        happenedAt: happened.at,
        enteredAt: world.clock.now(),
        reason: 'Power cut',
        by: world.people.pharmacist.name,
      },
    ],
  })
})

test('a supply of a long week-end is in the report of the day on which it was entered, and of no other', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  const happened = { at: world.clock.now(), reason: 'No power from Friday on' }
  world.clock.advance(4 * dayMs)
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  const command = aHandOut(world.prescription(id), itemIds)
  expect(world.act(world.people.pharmacist, [{ prescriptionId: id, command }], { happened }).ok).toBe(true)
  expect(report(world).lateSupplies).toMatchObject({ count: 1, rows: [{ happenedAt: happened.at }] })
  world.clock.advance(dayMs)
  expect(report(world).lateSupplies.count).toBe(0)
})
