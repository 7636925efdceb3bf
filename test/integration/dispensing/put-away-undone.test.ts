import { expect, test } from 'vitest'
import { actHistory } from '../../../src/main/dispensing/questions/act-history.ts'
import { bagFind } from '../../../src/main/dispensing/questions/bag-find.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, madeReady } from '../../support/journeys.ts'
import { createWorld } from '../../support/world.ts'

test('a bag that was put away in the act that is taken back lies under its label again, and no other patient’s is placed in it', () => {
  using world = createWorld()
  const [closed = '', returned = '', other = ''] = [1, 2, 3].map((number) => world.receive(contentNumber(number)))
  const { pharmacist, dispenser } = world.people
  const itemIds = (id: string) => world.prescription(id).items.map(({ content }) => content.id)
  const placeOther = (bagId: string) =>
    world.act(dispenser, [
      {
        prescriptionId: other,
        command: {
          type: 'place-bag',
          itemIds: itemIds(other),
          bagId,
          place: { kind: 'shelf', label: 'A1' },
          route: 'collect',
        },
      },
    ])
  checked(world, other)
  assembled(world, other)
  accuracyChecked(world, other)
  for (const [id, end] of [
    [closed, { type: 'mark-not-dispensed', itemIds: itemIds(closed), reasonCode: '0010', note: null }],
    [returned, { type: 'return-to-spine', reasonCode: '0003' }],
  ] as const) {
    madeReady(world, id)
    const out = { type: 'take-out-of-bag', itemIds: itemIds(id), reason: 'Nobody collected it' } as const
    world.act(
      pharmacist,
      [end, out].map((command) => ({ prescriptionId: id, command })),
    )
    expect(bagFind(world.database.db, `bag-${id}`).lying).toEqual([])
    const [act] = actHistory(world.database.db, id).filter(({ type }) => type === 'closed' || type.startsWith('return'))
    world.does(pharmacist, id, { type: 'correct', eventId: act?.eventId ?? '', reason: 'Undone', medicineIs: null })

    const { placed: inPlace, lying } = bagFind(world.database.db, `bag-${id}`)
    expect(inPlace).toEqual([])
    expect(lying).toMatchObject([{ id, why: 'not-in-its-place' }])
    expect(placeOther(`bag-${id}`)).toMatchObject({ ok: false })
  }
})
