import { expect, test } from 'vitest'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { aPrescription, apply, brought, itemId, itemOf, items, refusalOf, statusOf } from '../../support/builders.ts'
import { people } from '../../support/people.ts'

const routesOf = (p: Prescription): readonly (string | undefined)[] => [
  p.preferredRoute,
  ...p.items.map(({ portions }) => portions[0]?.placed?.route),
]

test('a change of route is taken back bag by bag: each leaves again the way it had, and so does the next one', () => {
  const first = brought(aPrescription({ content: { items: items(2) } }), 'placed', [1], 'collect')
  const second = brought(first, 'accurate', [2])
  const place = {
    type: 'place-bag',
    bagId: 'bag-2',
    itemIds: [itemId(2)],
    place: { kind: 'shelf', label: 'B1' },
  } as const
  const before = apply(second, { ...place, route: 'deliver' }, people.dispenser)
  const changed = apply(before, { type: 'change-route', route: 'post' })
  expect(routesOf(changed)).toEqual(['post', 'post', 'post'])
  const apart = { itemId: itemId(1), portionId: itemOf(before, 1).portions[0]!.id, route: 'collect' } as const
  const back = apply(changed, { type: 'change-route', route: 'deliver', apart: [apart] })
  expect(routesOf(back)).toEqual(routesOf(before))
  expect([statusOf(back, 1), statusOf(back, 2)]).toEqual([statusOf(before, 1), statusOf(before, 2)])
  expect(refusalOf(back, { type: 'change-route', route: 'deliver', apart: [apart] })).toEqual({
    code: 'route-unchanged',
  })
})
