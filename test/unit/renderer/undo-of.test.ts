import { expect, test } from 'vitest'
import type { DeskCommand } from '../../../src/contract/commands.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { undoOf } from '../../../src/renderer/features/prescription/undo-of.ts'
import { aPrescription, apply, brought, itemId, itemOf, items } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const recorded = (...types: readonly string[]) => [
  { id: 'a', version: 9, eventIds: types.map((_type, at) => `event-${String(at)}`), types },
]

test('a bag that was looked at and kept in its place has nothing to undo: half of it undone would make it not ready', () => {
  expect(undoOf(recorded('taken-out-of-bag', 'bag-placed'), [])).toEqual([])
  expect(undoOf(recorded('taken-out-of-bag', 'bag-placed', 'bag-placed'), [])).toEqual([])
})

test('a placing alone can be undone', () => {
  expect(undoOf(recorded('window-opened', 'bag-placed'), []).map(({ type }) => type)).toEqual(['bag-placed'])
})

const undone = (p: Prescription, given: DeskCommand, type: string): Prescription =>
  undoOf(
    [{ id: p.id, version: p.version + 1, eventIds: ['event-0'], types: [type] }],
    [{ detail: { prescription: p }, command: given }],
  ).reduce((state, { inverse }) => apply(state, inverse!), apply(p, given))

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
