import { expect, test } from 'vitest'
import type { DeskCommand } from '../../../src/contract/commands.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { standsAfter, undoOf } from '../../../src/renderer/ui/undo-of.ts'
import { aPrescription, apply, brought, itemId, itemOf, items } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const recorded = (...types: readonly string[]) => [
  { id: 'a', version: 9, eventIds: types.map((_type, at) => `event-${String(at)}`), types: [...types] },
]

const typesUndone = (...types: readonly string[]): readonly string[] =>
  undoOf(recorded(...types), []).undo.map(({ type }) => type)

test('a bag that was looked at and kept in its place has nothing to undo: half of it undone would make it not ready', () => {
  expect(undoOf(recorded('taken-out-of-bag', 'bag-placed'), [])).toEqual({ undo: [], stands: [], never: 'bag-placed' })
  expect(typesUndone('taken-out-of-bag', 'bag-placed', 'bag-placed')).toEqual([])
})

test('a placing alone can be undone', () => {
  expect(typesUndone('window-opened', 'bag-placed')).toEqual(['bag-placed'])
})

test('a tick of what is notified and claimed can be undone', () => {
  expect(typesUndone('claimed-elsewhere')).toEqual(['claimed-elsewhere'])
})

test('an act is undone from its last event to its first', () => {
  expect(typesUndone('assembled', 'accuracy-check-passed', 'bag-placed')).toEqual([
    'bag-placed',
    'accuracy-check-passed',
    'assembled',
  ])
})

test('of an act of which a part could not be undone nothing is, and it is known which', () => {
  expect(undoOf(recorded('accuracy-check-passed', 'accuracy-check-failed'), [])).toEqual({
    undo: [],
    stands: [],
    never: 'accuracy-check-failed',
  })
  const two = [...recorded('delivered'), { ...recorded('delivery-failed')[0]!, id: 'b' }]
  expect(undoOf(two, [])).toMatchObject({ undo: [], never: 'delivery-failed' })
  expect(typesUndone('corrected', 'bag-placed')).toEqual([])
})

test('of a bag nobody collected the closing or the return is undone, and it is said that the bag is out of its place', () => {
  for (const end of ['closed', 'returned-to-spine']) {
    const { undo, stands } = undoOf(recorded('taken-out-of-bag', end), [])
    expect(undo.map(({ type }) => type)).toEqual([end])
    expect(stands).toEqual(['not-in-its-place'])
  }
})

test('a hold taken back leaves the bag it took out of its place where it is not ready, and says so', () => {
  const hold: DeskCommand = { type: 'hold', itemIds: [itemId(1)], reason: 'Query' }
  const onto = (p: Prescription) => [{ detail: { prescription: p }, command: hold }]
  const p = brought(aPrescription(), 'placed')
  const answer = [{ ...recorded('held')[0]!, id: p.id }]
  expect(undoOf(answer, onto(p)).stands).toEqual(['not-in-its-place'])
  expect(undoOf(answer, onto(brought(aPrescription(), 'accurate'))).stands).toEqual([])
})

test('an assembly that replaced another brings none back when it is undone, and says so', () => {
  const again: DeskCommand = { type: 'assemble', itemId: itemId(1), lines: [], toSupply: null, owing: null }
  const onto = (p: Prescription) => [{ detail: { prescription: p }, command: again }]
  const p = brought(aPrescription(), 'assembled')
  const answer = [{ ...recorded('assembled')[0]!, id: p.id }]
  expect(undoOf(answer, onto(p)).stands).toEqual(['replaced'])
  expect(undoOf(answer, onto(aPrescription())).stands).toEqual([])
})

const undone = (p: Prescription, given: DeskCommand, type: string): Prescription =>
  undoOf(
    [{ id: p.id, version: p.version + 1, eventIds: ['event-0'], types: [type] }],
    [{ detail: { prescription: p }, command: given }],
  ).undo.reduce((state, { inverse }) => apply(state, inverse!), apply(p, given))

test('an undone change of route gives every bag the way it had, and the next one too', () => {
  const first = brought(aPrescription({ content: { items: items(2) } }), 'placed', [1], 'collect')
  const before = apply(
    brought(first, 'accurate', [2]),
    {
      type: 'place-bag',
      bagId: 'bag-2',
      itemIds: [itemId(2)],
      place: { kind: 'shelf', label: 'B1' },
      route: 'deliver',
    },
    people.dispenser,
  )
  const back = undone(before, { type: 'change-route', route: 'post' }, 'route-changed')
  const routes = (p: Prescription) => [p.preferredRoute, ...[1, 2].map((n) => itemOf(p, n).portions[0]?.placed?.route)]
  expect(routes(before)).toEqual(['deliver', 'collect', 'deliver'])
  expect(routes(back)).toEqual(routes(before))
})

test('an undone release of a hold gives every item its own reason back', () => {
  const p = aPrescription({ content: { items: items(3) } })
  const one = apply(p, { type: 'hold', itemIds: [itemId(1), itemId(3)], reason: 'Out of stock' })
  const before = apply(one, { type: 'hold', itemIds: [itemId(2)], reason: 'Waiting for the prescriber' })
  const release: DeskCommand = { type: 'release-hold', itemIds: [1, 2, 3].map(itemId), note: null }
  const reasons = ({ items: all }: Prescription) => all.map(({ hold }) => hold?.reason)
  expect(reasons(undone(before, release, 'hold-released'))).toEqual(reasons(before))
})

test('a bag that an undo would have made ready by itself is said to be out of its place', () => {
  expect(standsAfter([], recorded('corrected'))).toEqual([])
  expect(standsAfter(['replaced'], recorded('taken-out-of-bag', 'corrected'))).toEqual(['replaced', 'not-in-its-place'])
})
