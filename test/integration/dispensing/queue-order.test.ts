import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Input } from '../../../src/contract/index.ts'
import { queueCounts, queuePage } from '../../../src/main/dispensing/questions/queue-page.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady } from '../../support/journeys.ts'
import { lookOn } from '../../support/look.ts'
import { createWorld, type World } from '../../support/world.ts'

type Asked = Input<'queue:page'>

const minute = 60_000

const page = (world: World, asked: Partial<Asked> = {}, ...cold: readonly string[]) =>
  queuePage(
    world.database.db,
    { stage: 'check', search: '', after: null, limit: 200, ...asked },
    lookOn(world.clock.now(), ...cold),
  )

const idsOn = (world: World, asked: Partial<Asked> = {}, ...cold: readonly string[]): readonly string[] =>
  page(world, asked, ...cold).rows.map(({ id }) => id)

const receiveSome = (world: World, count: number): readonly string[] =>
  Array.from({ length: count }, (_one, at) => {
    world.clock.advance(minute)
    return world.receive(contentNumber(at + 1))
  })

const promise = (world: World, id: string, waiting: boolean, at: number | null = null) =>
  world.does(world.people.counter, id, { type: 'promise', waiting, at })

/** Every page of a list, one after the other, with something happening in between. */
const paged = (world: World, asked: Partial<Asked>, between: (pages: number) => void = () => undefined) => {
  const seen: string[] = []
  let after: string | null = null
  for (let pages = 1; ; pages += 1) {
    const { rows, next } = page(world, { ...asked, after })
    seen.push(...rows.map(({ id }) => id))
    if (next === null) return seen
    between(pages)
    after = next
  }
}

test('who waits comes first by how long, then what is promised by its time, then the rest by age', () => {
  using world = createWorld()
  const [a = '', b = '', c = '', d = '', e = ''] = receiveSome(world, 5)
  const now = world.clock.now()
  promise(world, e, true)
  world.clock.advance(minute)
  promise(world, b, true)
  promise(world, c, false, now + 90 * minute)
  promise(world, d, false, now + 60 * minute)
  expect(idsOn(world)).toEqual([e, b, d, c, a])
  expect(page(world).rows.map(({ waitingSince, promisedAt }) => [waitingSince, promisedAt])).toEqual([
    [now, null],
    [now + minute, null],
    [null, now + 60 * minute],
    [null, now + 90 * minute],
    [null, null],
  ])
})

test('once something was handed out it has its turn by age again', () => {
  using world = createWorld()
  const [a = '', b = ''] = receiveSome(world, 2)
  promise(world, b, true)
  const [owed] = checked(world, b).items
  const owing = { reason: 'On order', promisedOn: null }
  const rest = { type: 'assemble', itemId: owed!.content.id, lines: [], toSupply: null, owing } as const
  world.does(world.people.dispenser, b, rest)
  madeReady(world, b)
  expect(idsOn(world, { stage: null })).toEqual([b, a])
  handedOut(world, b)
  expect(idsOn(world, { stage: null })).toEqual([a, b])
})

test('of what stays as it is, no line is lost or comes twice while others change between pages', () => {
  const change = fc.record({
    line: fc.nat(23),
    what: fc.constantFrom('wait', 'promise', 'check', 'receive'),
    at: fc.nat(600),
  })
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 8 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 7 }),
      (changes, byPatient, limit) => {
        using world = createWorld()
        const patients = [1, 2, 3].map((n) => contentNumber(n).patient)
        const ids = Array.from({ length: 24 }, (_one, at) => {
          world.clock.advance(minute)
          return world.receive(contentNumber(at + 1, at % 4 === 0 ? {} : { patient: patients[at % 3]! }))
        })
        ids.filter((_id, at) => at % 5 === 0).forEach((id) => promise(world, id, true))
        const before = paged(world, { byPatient })
        expect([...before].sort()).toEqual([...ids].sort())
        const touched = new Set<string>()
        const left = [...changes]
        const patientOf = (id: string) => world.prescription(id).content.patient.nhsNumber
        const seen = paged(world, { byPatient, limit }, () => {
          const next = left.shift()
          if (next === undefined) return
          const id = ids[next.line]!
          world.clock.advance(minute)
          if (next.what === 'receive') world.receive(contentNumber(100 + left.length))
          else touched.add(id)
          if (next.what === 'check' && world.prescription(id).clinicalCheck === null) checked(world, id)
          if (next.what === 'wait' && world.prescription(id).promised === null) promise(world, id, true)
          if (next.what === 'promise' && world.prescription(id).promised === null)
            promise(world, id, false, world.clock.now() + (next.at + 1) * minute)
        })
        // By patient, the whole of a patient has its place by the first of their lines.
        const moved = new Set([...touched].map(patientOf))
        const stayed = ids.filter((id) => (byPatient ? !moved.has(patientOf(id)) : !touched.has(id)))
        expect(seen.filter((id) => stayed.includes(id))).toEqual(before.filter((id) => stayed.includes(id)))
        const again = paged(world, { byPatient, limit })
        expect(again.length).toBe(new Set(again).size)
        expect(again.length).toBe(page(world).counts.check)
      },
    ),
    { numRuns: 25 },
  )
})

test('by patient, all lines of a patient stand together where the first of them has its turn', () => {
  using world = createWorld()
  const { patient } = contentNumber(7)
  const [a = '', b = '', c = ''] = receiveSome(world, 3)
  world.clock.advance(minute)
  const second = world.receive(contentNumber(8, { patient }))
  world.clock.advance(minute)
  const first = world.receive(contentNumber(9, { patient }))
  promise(world, first, true)
  expect(idsOn(world, { byPatient: true })).toEqual([first, second, a, b, c])
  expect(idsOn(world, { byPatient: true, stage: null })).toEqual([first, second, a, b, c])
  expect(paged(world, { byPatient: true, limit: 1 })).toEqual([first, second, a, b, c])
})

test('a filter leaves the lines for which every condition holds, and counts them beside all', () => {
  using world = createWorld()
  const cd = world.receive(contentNumber(1, { items: [{ schedule: '3' }] }))
  const cold = world.receive(contentNumber(2, { items: [{ drug: { code: '111', name: 'Insulin' } }] }))
  const both = world.receive(contentNumber(3, { items: [{ schedule: '3', drug: { code: '111', name: 'X' } }] }))
  const plain = world.receive(contentNumber(4))
  const later = world.clock.now() + 30 * minute
  promise(world, cd, false, later)
  promise(world, plain, true)
  promise(world, both, false, later + 86_400_000)
  const only = (...conditions: NonNullable<Asked['only']>) => [...idsOn(world, { only: conditions }, '111')].sort()
  const these = (...ids: readonly string[]) => [...ids].sort()

  expect(only('controlled-drug')).toEqual(these(cd, both))
  expect(only('fridge')).toEqual(these(cold, both))
  expect(only('fridge', 'controlled-drug')).toEqual([both])
  expect(only('waiting')).toEqual([plain])
  expect(only('due-today')).toEqual(these(cd, plain))
  expect(only('owing')).toEqual([])
  const { counts, matching } = queueCounts(world.database.db, ['fridge'], lookOn(world.clock.now(), '111'))
  expect([counts.check, matching.check, counts.received, matching.received]).toEqual([4, 2, 4, 2])
})

test('a filter hides nothing from a search', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  expect(idsOn(world, { stage: null, search: id, only: ['controlled-drug'] })).toEqual([id])
})

test('a line says fridge where the product file keeps an open item there, or a person put it there', () => {
  using world = createWorld()
  const cold = world.receive(contentNumber(1, { items: [{ drug: { code: '111', name: 'Insulin' } }] }))
  const warm = world.receive(contentNumber(2, { items: [{}] }))
  const flagsOf = (id: string, ...codes: readonly string[]) =>
    page(world, { stage: null }, ...codes).rows.find((row) => row.id === id)?.flags
  expect([flagsOf(cold, '111'), flagsOf(cold), flagsOf(warm, '111')]).toEqual([['fridge'], [], []])
  checked(world, warm)
  assembled(world, warm)
  accuracyChecked(world, warm)
  const itemIds = world.prescription(warm).items.map(({ content }) => content.id)
  const place = { kind: 'fridge', label: 'Fridge 1' } as const
  world.does(world.people.dispenser, warm, { type: 'place-bag', bagId: 'F1', itemIds, place, route: 'collect' })
  expect(flagsOf(warm)).toEqual(['fridge'])
})

test('what came in today is listed latest first, in whatever stage it is, and another day is not', () => {
  using world = createWorld()
  const [a = '', b = ''] = receiveSome(world, 2)
  madeReady(world, a)
  handedOut(world, a)
  expect(idsOn(world, { stage: 'received' })).toEqual([b, a])
  expect(paged(world, { stage: 'received', limit: 1 })).toEqual([b, a])
  world.clock.advance(86_400_000)
  expect([idsOn(world, { stage: 'received' }), page(world).counts.received]).toEqual([[], 0])
})

test('a search pages through everything it finds, latest arrival first', () => {
  using world = createWorld()
  const ids = Array.from({ length: 7 }, (_one, at) =>
    world.receive(contentNumber(at + 1, { patient: { family: `Zander${'abcdefg'[at]!}` } })),
  )
  expect(paged(world, { stage: null, search: 'z', limit: 3 })).toEqual(ids.toReversed())
})

test('a patient whose name comes later is told near to those looked at before, and no longer from the day after their last bag left', () => {
  using world = createWorld()
  const { near } = lookOn(world.clock.now())
  const alike = () =>
    queuePage(
      world.database.db,
      { stage: null, search: '', after: null, limit: 200 },
      { ...lookOn(world.clock.now()), near },
    ).rows.map((row) => [row.patient.family, row.similar.length])
  world.receive(contentNumber(1, { patient: { family: 'Whitfield', birthDate: '1950-01-01' } }))
  expect(alike()).toEqual([['Whitfield', 0]])
  world.clock.advance(minute)
  const later = world.receive(contentNumber(2, { patient: { family: 'Whitefield', birthDate: '1960-01-01' } }))
  expect(alike()).toEqual([
    ['Whitfield', 1],
    ['Whitefield', 1],
  ])
  madeReady(world, later)
  handedOut(world, later)
  expect(alike()).toEqual([['Whitfield', 1]])
  world.clock.advance(86_400_000)
  expect(alike()).toEqual([['Whitfield', 0]])
})
