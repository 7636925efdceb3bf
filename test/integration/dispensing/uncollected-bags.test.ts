import { expect, test } from 'vitest'
import { nothingKept, type KeptCodes } from '../../../src/domain/kept-in.ts'
import { uncollectedBags } from '../../../src/main/dispensing/questions/uncollected-bags.ts'
import { reviewLegalWindows } from '../../../src/main/dispensing/review-legal-windows.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const day = 86_400_000
const noPause = async (): Promise<void> => {}

const listed = (world: World, afterDays = 28) =>
  uncollectedBags(world.database.db, nothingKept, afterDays, world.clock.now()).rows.map(
    ({ prescriptionId, why, days, controlled }) => ({
      prescriptionId,
      why,
      days,
      controlled,
    }),
  )

test('a bag is called uncollected after so many days in its place, not before', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  madeReady(world, id)
  world.clock.advance(28 * day - 60_000)
  expect(listed(world)).toEqual([])
  world.clock.advance(60_000)
  expect(listed(world)).toEqual([{ prescriptionId: id, why: 'waiting-long', days: 28, controlled: false }])
})

test('a controlled drug is listed on its last legal day, and from the day after as past it, also where the review has taken it out of its place', async () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{ schedule: '3' }] }))
  const writtenOn = world.prescription(id).content.writtenOn
  madeReady(world, id)
  world.clock.set(Date.parse(`${writtenOn}T12:00:00Z`) + 28 * day)
  expect(listed(world, 60)).toEqual([{ prescriptionId: id, why: 'last-day-today', days: 0, controlled: true }])
  world.clock.advance(day)
  const expected = [{ prescriptionId: id, why: 'past-last-day', days: 1, controlled: true }]
  expect(listed(world, 60)).toEqual(expected)
  await reviewLegalWindows(world.dispensing, noPause)
  expect(listed(world, 60)).toEqual(expected)
  expect(uncollectedBags(world.database.db, nothingKept, 60, world.clock.now()).rows[0]?.bags).toMatchObject([
    { bagId: `bag-${id}`, place: { kind: 'shelf', label: 'A3' }, since: null },
  ])
})

test('what the product file keeps in safe custody, and what lies in the cabinet, is listed as a controlled drug as its label has it', () => {
  using world = createWorld()
  const [open = '', locked = '', placed = ''] = [1, 2, 3].map((n) =>
    world.receive(contentNumber(n, { items: [{ drug: { code: String(n), name: 'Tablets' } }] })),
  )
  for (const id of [open, locked]) madeReady(world, id)
  checked(world, placed)
  assembled(world, placed)
  accuracyChecked(world, placed)
  world.does(world.people.dispenser, placed, {
    type: 'place-bag',
    bagId: 'BBBB',
    itemIds: world.prescription(placed).items.map(({ content }) => content.id),
    place: { kind: 'cd-cabinet', label: '1' },
    route: 'collect',
  })
  world.clock.advance(28 * day)
  const kept: KeptCodes = { locked: new Set(['2']), cold: new Set() }
  const { rows } = uncollectedBags(world.database.db, kept, 28, world.clock.now())
  expect(new Map(rows.map(({ prescriptionId, controlled }) => [prescriptionId, controlled]))).toEqual(
    new Map([
      [open, false],
      [locked, true],
      [placed, true],
    ]),
  )
})

test('a bag is listed however many prescriptions without one had their last legal day before it', async () => {
  using world = createWorld()
  for (let n = 1; n <= 201; n += 1) world.receive(contentNumber(n, { items: [{ schedule: '3' }] }))
  const id = world.receive(contentNumber(202, { items: [{}] }))
  madeReady(world, id)
  world.clock.advance(200 * day)
  await reviewLegalWindows(world.dispensing, noPause)
  expect(listed(world, 400)).toMatchObject([{ prescriptionId: id, why: 'past-last-day' }])
})

test('a bag of what was not dispensed or returned, or whose patient died, is listed until somebody says that it was put away', () => {
  using world = createWorld()
  const { pharmacist, counter } = world.people
  const ids = [1, 2, 3].map((n) => world.receive(contentNumber(n, { items: [{ schedule: '3' }] })))
  const its = (id: string) => ({ itemIds: world.prescription(id).items.map((item) => item.content.id) })
  for (const id of ids) madeReady(world, id)
  const [closed = '', died = '', returned = ''] = ids
  world.does(pharmacist, closed, { type: 'mark-not-dispensed', ...its(closed), reasonCode: '0010', note: null })
  world.does(pharmacist, died, { type: 'record-death', note: null })
  world.does(pharmacist, returned, { type: 'return-to-spine', reasonCode: '0003' })
  world.clock.advance(60 * day)
  const named = () => listed(world).map(({ prescriptionId }) => prescriptionId)
  expect(named().toSorted()).toEqual(ids.toSorted())
  expect(listed(world)).toMatchObject(ids.map(() => ({ why: 'over', days: 60, controlled: true })))
  for (const id of ids) {
    world.does(counter, id, { type: 'take-out-of-bag', ...its(id), reason: 'Put away' })
    expect(named()).not.toContain(id)
  }
})

test('one that is kept counts from then, and one that is collected, sent or not dispensed and put away is gone', () => {
  using world = createWorld()
  const [kept = '', gone = '', posted = '', closed = ''] = [1, 2, 3, 4].map((n) =>
    world.receive(contentNumber(n, { items: [{}] })),
  )
  for (const id of [kept, gone, closed]) madeReady(world, id)
  madeReady(world, posted, 'deliver')
  world.clock.advance(30 * day)
  const itemIds = (id: string) => world.prescription(id).items.map((item) => item.content.id)
  expect(
    listed(world)
      .map(({ prescriptionId }) => prescriptionId)
      .toSorted(),
  ).toEqual([kept, gone, closed].toSorted())
  world.does(world.people.dispenser, kept, { type: 'take-out-of-bag', itemIds: itemIds(kept), reason: 'Kept: rang' })
  world.does(world.people.dispenser, kept, {
    type: 'place-bag',
    bagId: `bag-${kept}`,
    itemIds: itemIds(kept),
    place: { kind: 'shelf', label: 'A3' },
    route: 'collect',
  })
  handedOut(world, gone)
  world.does(world.people.dispenser, closed, {
    type: 'mark-not-dispensed',
    itemIds: itemIds(closed),
    reasonCode: '0010',
    note: null,
  })
  expect(listed(world)).toMatchObject([{ prescriptionId: closed, why: 'over' }])
  world.does(world.people.dispenser, closed, { type: 'take-out-of-bag', itemIds: itemIds(closed), reason: 'Put away' })
  expect(listed(world)).toEqual([])
  world.clock.advance(28 * day)
  expect(listed(world).map(({ prescriptionId }) => prescriptionId)).toEqual([kept])
})

test('what was only checked lies in no bag and is not listed', () => {
  using world = createWorld()
  checked(world, world.receive(contentNumber(1)))
  world.clock.advance(60 * day)
  expect(listed(world)).toEqual([])
})

test('however many bags are to be put away, they push out none that waits to be collected', () => {
  using world = createWorld()
  const waiting = world.receive(contentNumber(1, { items: [{}] }))
  madeReady(world, waiting)
  for (let n = 2; n <= 202; n += 1) {
    const id = world.receive(contentNumber(n, { items: [{ schedule: '3' }] }))
    madeReady(world, id)
    world.does(world.people.pharmacist, id, { type: 'return-to-spine', reasonCode: '0003' })
  }
  world.clock.advance(28 * day)
  const { rows, more } = uncollectedBags(world.database.db, nothingKept, 28, world.clock.now())
  expect(rows.filter(({ why }) => why === 'waiting-long').map((row) => row.prescriptionId)).toEqual([waiting])
  expect([rows.filter(({ why }) => why === 'over').length, more]).toEqual([100, true])
})
