import { expect, test } from 'vitest'
import type { Input } from '../../../src/contract/index.ts'
import { ukDate } from '../../../src/domain/uk-date.ts'
import { owingsDue } from '../../../src/main/dispensing/questions/days-end.ts'
import { queueCounts, queuePage } from '../../../src/main/dispensing/questions/queue-page.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady, placed } from '../../support/journeys.ts'
import { lookOn } from '../../support/look.ts'
import { createWorld, type World } from '../../support/world.ts'

type Asked = Input<'queue:page'>

const page = (world: World, asked: Partial<Asked> = {}) =>
  queuePage(
    world.database.db,
    { stage: 'check', search: '', after: null, limit: 200, ...asked },
    lookOn(world.clock.now()),
  )

const idsOn = (world: World, asked: Partial<Asked> = {}): readonly string[] =>
  page(world, asked).rows.map(({ id }) => id)

const receiveSome = (world: World, count: number): readonly string[] =>
  Array.from({ length: count }, (_one, at) => {
    world.clock.advance(60_000)
    return world.receive(contentNumber(at + 1))
  })

test('what waits for the clinical check is listed longest here first, with what a line shows', () => {
  using world = createWorld()
  const ids = receiveSome(world, 3)
  const shown = page(world)

  expect(shown.rows.map(({ id }) => id)).toEqual(ids)
  expect(shown.rows[0]).toEqual({
    id: ids[0],
    version: 1,
    stage: 'check',
    patient: {
      family: 'Singh',
      given: 'Edith',
      birthDate: '1941-03-12',
      nhsNumber: contentNumber(1).patient.nhsNumber,
    },
    itemNames: ['Atorvastatin 20mg tablets', 'Ibuprofen 200mg tablets'],
    receivedAt: Date.parse('2026-11-16T09:01:00Z'),
    waitingSince: null,
    promisedAt: null,
    lastLegalDay: '2027-05-09',
    flags: [],
    owed: [],
    query: null,
    similar: [],
  })
  expect(shown.asOf).toBe(3)
  expect(shown.next).toBeNull()
})

test('counts are of every stage, whichever is shown, and done counts today only', () => {
  using world = createWorld()
  const ids = receiveSome(world, 5)
  madeReady(world, ids[0]!)
  handedOut(world, ids[0]!)
  checked(world, ids[1]!)
  madeReady(world, ids[2]!)

  expect(page(world, { stage: 'owings' }).counts).toEqual({
    'needs-you': 0,
    entry: 0,
    check: 2,
    assemble: 1,
    accuracy: 0,
    place: 0,
    ready: 1,
    delivery: 0,
    owings: 0,
    'on-hold': 0,
    done: 1,
    received: 5,
  })
  expect(queueCounts(world.database.db, [], lookOn(world.clock.now())).toClaim).toBe(2)
  world.clock.advance(86_400_000)
  expect(page(world).counts.done).toBe(0)
  expect(page(world, { stage: 'done' }).rows).toEqual([])
})

test('pages follow each other by key: what arrives in between neither repeats nor hides a line', () => {
  using world = createWorld()
  const ids = receiveSome(world, 7)
  const first = page(world, { limit: 3 })
  // One more behind, and the last line of the first page moves on to the next stage.
  world.clock.advance(60_000)
  const late = world.receive(contentNumber(8))
  checked(world, ids[2]!)
  const second = page(world, { limit: 3, after: first.next })
  const third = page(world, { limit: 3, after: second.next })

  const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(seen).toEqual([...ids, late])
  expect(third.next).toBeNull()
})

test('prescriptions that came in the same millisecond are each on exactly one page', () => {
  using world = createWorld()
  const ids = Array.from({ length: 5 }, (_one, at) => world.receive(contentNumber(at + 1)))
  const first = page(world, { limit: 2 })
  const second = page(world, { limit: 2, after: first.next })
  const third = page(world, { limit: 2, after: second.next })
  const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(seen).toEqual([...ids].sort())
})

test('what was done last is listed first', () => {
  using world = createWorld()
  const ids = receiveSome(world, 2)
  for (const id of ids.toReversed()) {
    madeReady(world, id)
    world.clock.advance(60_000)
    handedOut(world, id)
  }
  expect(idsOn(world, { stage: 'done' })).toEqual([ids[0], ids[1]])
})

test('a prescription is found by any beginning of its names, number or id, in whatever stage', () => {
  using world = createWorld()
  const patient = { family: "O'Brien-Núñez", given: ['Zoë', 'Mary'], nhsNumber: contentNumber(40).patient.nhsNumber }
  const id = world.receive(contentNumber(1, { patient }))
  receiveSome(world, 0)
  world.receive(contentNumber(2))
  madeReady(world, id)
  handedOut(world, id)
  const grouped = patient.nhsNumber.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')

  for (const search of [
    "o'brien",
    'OBRIEN',
    'nunez',
    'zoe',
    'mar obr',
    "O'BRIEN, Zoë",
    patient.nhsNumber,
    grouped,
    id,
    id.toLowerCase(),
    id.slice(0, 10),
    id.replaceAll('-', '').slice(0, 9),
  ])
    expect([search, idsOn(world, { stage: null, search })]).toEqual([search, [id]])
  expect(idsOn(world, { stage: 'ready', search: 'zoe' })).toEqual([])
  expect(idsOn(world, { stage: 'done', search: 'zoe' })).toEqual([id])
})

test('a search that fits nothing, and one of signs only, find nothing', () => {
  using world = createWorld()
  receiveSome(world, 2)
  expect(idsOn(world, { stage: null, search: 'xyz' })).toEqual([])
  expect(idsOn(world, { stage: null, search: '-*"' })).toEqual([])
})

test('without stage and search all open work is listed', () => {
  using world = createWorld()
  const ids = receiveSome(world, 3)
  assembled(world, ids[1]!)
  madeReady(world, ids[2]!)
  handedOut(world, ids[2]!)
  expect(idsOn(world, { stage: null })).toEqual([ids[0], ids[1]])
})

test('a line warns of a controlled drug, an unsigned or untracked copy, and a last day within a week', () => {
  using world = createWorld()
  world.receive(contentNumber(1, { items: [{ schedule: '3' }], writtenOn: '2026-10-22' }), {
    kind: 'order',
    releasedTo: null,
    signed: false,
  })
  expect(page(world).rows[0]?.flags).toEqual(['controlled-drug', 'unsigned', 'untracked', 'last-day-near'])
})

test('a patient who could be taken for another with something open in any list is marked, the same patient is not', () => {
  using world = createWorld()
  const family = (n: number, name: string, birthDate = `19${String(40 + n)}-01-01`) =>
    world.receive(contentNumber(n, { patient: { family: name, given: [`P${String(n)}`], birthDate } }))
  const rahman = family(1, 'RAHMAN')
  const rehman = family(2, 'Rehman')
  const whitfield = family(3, 'Whitfield')
  const whitefield = family(4, 'Whitefield')
  const lee = family(5, 'Lee')
  family(6, 'Lea')
  family(7, 'Chen')
  checked(world, rehman)
  checked(world, whitefield)
  const similar = Object.fromEntries(page(world).rows.map((row) => [row.id, row.similar]))
  expect(similar[rahman]).toEqual(['near-family-name'])
  expect(similar[whitfield]).toEqual(['near-family-name'])
  expect(similar[lee]).toEqual([])
  const found = page(world, { stage: null, search: 'whitef' }).rows
  expect(found.map((row) => [row.id, row.similar])).toEqual([[whitefield, ['near-family-name']]])
})

test('the same birth date marks two patients only where an initial is the same as well', () => {
  using world = createWorld()
  const born = (n: number, family: string, given: string) =>
    world.receive(contentNumber(n, { patient: { family, given: [given], birthDate: '1951-01-03' } }))
  const ids = [born(1, 'Okafor', 'Ngozi'), born(2, 'Osei', 'Kwame'), born(3, 'Brown', 'Tom')]
  const similar = Object.fromEntries(page(world).rows.map((row) => [row.id, row.similar]))
  expect(ids.map((id) => similar[id])).toEqual([['same-birth-date'], ['same-birth-date'], []])
})

test('a search finds the prescription whose medicine lies in the bag of that label, in capitals or not', () => {
  using world = createWorld()
  const [id, other] = receiveSome(world, 2)
  checked(world, id!)
  assembled(world, id!)
  accuracyChecked(world, id!)
  placed(world, id!, 'collect', 'K7-301')
  madeReady(world, other!)
  expect(idsOn(world, { stage: null, search: ' k7-301 ' })).toEqual([id])
  expect(idsOn(world, { stage: null, search: 'K7-30' })).toEqual([])
})

test('a line of the owings says how much is owed, why, and for when it was promised', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  const [item] = checked(world, id).items
  const owing = { reason: 'On order', promisedOn: '2026-11-18' }
  const command = { type: 'assemble', itemId: item!.content.id, lines: [], toSupply: null, owing } as const
  world.does(world.people.dispenser, id, command)
  const [row] = page(world, { stage: 'owings' }).rows
  const { unit } = item!.content.quantity
  expect(row?.owed).toEqual([{ itemName: item!.content.drug.name, unit, amount: item!.toSupply, ...owing }])
})

test('a line of the owings names the medicine that is owed, and not one that was handed out', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}, {}] }))
  const [, owed] = checked(world, id).items
  const of = { type: 'assemble', toSupply: null } as const
  for (const { content, toSupply } of world.prescription(id).items) {
    const line = { product: content.drug, amount: toSupply, batch: null, expiry: null }
    const isOwed = content.id === owed!.content.id
    const owing = isOwed ? { reason: 'Out of stock', promisedOn: null } : null
    world.does(world.people.dispenser, id, { ...of, itemId: content.id, lines: isOwed ? [] : [line], owing })
  }
  accuracyChecked(world, id)
  placed(world, id)
  handedOut(world, id)
  const [row] = page(world, { stage: 'owings' }).rows
  expect(row?.itemNames[0]).not.toBe(owed!.content.drug.name)
  expect(row?.owed.map(({ itemName }) => itemName)).toEqual([owed!.content.drug.name])
})

test('what is owed is marked on the line and due at day’s end again once the assembly that completes it is sent back', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  const [item] = checked(world, id).items
  const itemId = item!.content.id
  const owing = { reason: 'On order', promisedOn: ukDate(world.clock.now()) }
  const command = { type: 'assemble', itemId, toSupply: null } as const
  world.does(world.people.dispenser, id, { ...command, lines: [], owing })
  const due = owingsDue(world.database.db, world.clock.now()).rows
  expect(due).toMatchObject([{ amount: item!.toSupply, ...owing }])
  const line = { product: item!.content.drug, amount: item!.toSupply, batch: null, expiry: null }
  world.does(world.people.dispenser, id, { ...command, lines: [line], owing: null })
  expect(page(world, { stage: 'accuracy' }).rows[0]?.flags).not.toContain('owing')
  const nearMiss = { category: 'wrong-strength', what: '500mg', contributing: [], lookAlike: null } as const
  world.does(world.people.technician, id, { type: 'fail-accuracy-check', itemId, nearMiss })
  expect(page(world, { stage: 'assemble' }).rows[0]?.flags).toContain('owing')
  expect(owingsDue(world.database.db, world.clock.now()).rows).toEqual(due)
  expect(world.verify().replay.matches).toBe(true)
})
