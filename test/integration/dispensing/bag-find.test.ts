import { expect, test } from 'vitest'
import { bagsUsed, proposedBagId } from '../../../src/domain/scan/proposed-bag-id.ts'
import { bagFind } from '../../../src/main/dispensing/questions/bag-find.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady, placed } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const found = (world: World, bagId: string) => {
  const { placed, toPlace } = bagFind(world.database.db, bagId)
  return { placed: placed.map(({ id }) => id), toPlace: toPlace.map(({ id }) => id) }
}

test('the label of a bag in its place finds what lies in it, in capitals or not, until it is given out', () => {
  using world = createWorld()
  const [mine = '', other = ''] = [1, 2].map((number) => world.receive(contentNumber(number)))
  for (const id of [mine, other]) {
    checked(world, id)
    assembled(world, id)
    accuracyChecked(world, id)
  }
  placed(world, mine, 'collect', 'b7')
  placed(world, other, 'collect', 'B8')

  expect(['b7', 'B7'].map((label) => found(world, label).placed)).toEqual([[mine], [mine]])
  expect(found(world, 'b8').placed).toEqual([other])
  handedOut(world, mine)
  expect(found(world, 'b7').placed).toEqual([])
})

test('the label of a bag that lies here and is not to be handed out says whose it is and why, until it is put away', () => {
  using world = createWorld()
  const lying = (bagId: string) => bagFind(world.database.db, bagId).lying.map(({ id, why }) => [id, why])
  const end = (id: string) => ({ itemIds: world.prescription(id).items.map((item) => item.content.id) })
  const [held = '', closed = '', died = '', returned = '', out = ''] = [1, 2, 3, 4, 5].map((number) =>
    world.receive(contentNumber(number)),
  )
  for (const id of [held, closed, died, returned, out]) madeReady(world, id)
  const { pharmacist } = world.people
  world.does(pharmacist, held, { type: 'hold', ...end(held), reason: 'Query' })
  world.does(pharmacist, closed, { type: 'mark-not-dispensed', ...end(closed), reasonCode: '0010', note: null })
  world.does(pharmacist, died, { type: 'record-death', note: null })
  world.does(pharmacist, returned, { type: 'return-to-spine', reasonCode: '0003' })
  world.does(pharmacist, out, { type: 'take-out-of-bag', ...end(out), reason: 'Fridge' })

  expect(lying(`bag-${held}`)).toEqual([[held, 'on-hold']])
  expect(lying(`bag-${out}`)).toEqual([[out, 'not-in-its-place']])
  for (const id of [closed, died, returned]) {
    expect(lying(`bag-${id}`)).toEqual([[id, 'over']])
    expect(found(world, `bag-${id}`).placed).toEqual([])
    world.does(world.people.counter, id, { type: 'take-out-of-bag', ...end(id), reason: 'Put away' })
    expect(lying(`bag-${id}`)).toEqual([])
  }
})

test('of what lies in one bag the label says by item what may not leave, also beside what may', () => {
  using world = createWorld()
  const { patient } = contentNumber(1)
  const [x = '', y = '', z = ''] = [1, 2, 3].map((n) => world.receive(contentNumber(n, { patient })))
  for (const id of [x, y, z]) {
    checked(world, id)
    assembled(world, id)
    accuracyChecked(world, id)
    placed(world, id, 'collect', 'JN94')
  }
  const itemsOf = (id: string) => world.prescription(id).items.map(({ content }) => content)
  const [first, ...others] = itemsOf(x)
  const [closed] = itemsOf(y)
  const { pharmacist } = world.people
  const end = (item: typeof first) => ({ itemIds: item ? [item.id] : [] })
  world.does(pharmacist, x, { type: 'mark-not-dispensed', ...end(first), reasonCode: '0010', note: null })
  world.does(pharmacist, y, { type: 'hold', ...end(closed), reason: 'Query' })

  expect(others.length).toBeGreaterThan(0)
  const { placed: inPlace, lying } = bagFind(world.database.db, 'JN94')
  expect(inPlace.map(({ id }) => id).toSorted()).toEqual([x, ...(itemsOf(y).length > 1 ? [y] : []), z].toSorted())
  expect(lying.map(({ id, items }) => [id, items]).toSorted()).toEqual(
    [
      [x, [{ name: first?.drug.name, why: 'over' }]],
      [y, [{ name: closed?.drug.name, why: 'on-hold' }]],
    ].toSorted(),
  )
})

test('the label that is proposed for the next bag finds the prescription before anything is placed', () => {
  using world = createWorld()
  const ids = Array.from({ length: 20 }, (_one, at) => world.receive(contentNumber(at + 1)))

  for (const id of ids) expect(found(world, proposedBagId(id, 0)).toPlace).toContain(id)
  expect(found(world, 'NOPE5')).toEqual({ placed: [], toPlace: [] })
})

test('a proposed label is the same until a bag of that prescription is placed, and then another', () => {
  const acts = [
    { type: 'bag-placed', body: { bagId: 'A3XY' } },
    { type: 'handed-out', body: {} },
    { type: 'bag-placed', body: { bagId: 'A3XY' } },
  ]
  expect(bagsUsed([])).toBe(0)
  expect(bagsUsed(acts)).toBe(1)
  expect(proposedBagId('D8D4F0-A83008-0E68DU', 0)).not.toBe(proposedBagId('D8D4F0-A83008-0E68DU', 1))
})
