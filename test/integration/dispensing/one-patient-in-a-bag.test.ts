import { expect, test } from 'vitest'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, placed } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const place = { kind: 'shelf', label: 'A1' } as const
const itemIds = (world: World, id: string) => world.prescription(id).items.map((item) => item.content.id)

test('the same NHS number under another family name or birth date is another patient to a bag, in other letters it is not', () => {
  using world = createWorld()
  const { patient } = contentNumber(1)
  const of = [
    {},
    { patient: { ...patient, family: patient.family.toUpperCase() } },
    { patient: { ...patient, family: 'Okafor' } },
    { patient: { ...patient, birthDate: '1961-02-03' } },
  ]
  const [mine = '', ...others] = of.map((changes, at) => world.receive(contentNumber(at + 1, { patient, ...changes })))
  for (const id of [mine, ...others]) {
    checked(world, id)
    assembled(world, id)
    accuracyChecked(world, id)
  }
  placed(world, mine, 'collect', 'bag-1')
  const placedToo = others.map(
    (id) =>
      world.act(world.people.dispenser, [
        {
          prescriptionId: id,
          command: { type: 'place-bag', bagId: 'bag-1', itemIds: itemIds(world, id), place, route: 'collect' },
        },
      ]).ok,
  )
  expect(placedToo).toEqual([true, false, false])
})

test('a bag that is on hold, taken out or not dispensed still lies here: it is no bag for another patient until it is put away', () => {
  using world = createWorld()
  const [mine = '', other = ''] = [1, 2].map((number) => world.receive(contentNumber(number)))
  for (const id of [mine, other]) {
    checked(world, id)
    assembled(world, id)
    accuracyChecked(world, id)
  }
  placed(world, mine, 'collect', 'bag-1')
  const taken = () =>
    world.act(world.people.dispenser, [
      {
        prescriptionId: other,
        command: { type: 'place-bag', bagId: 'BAG-1', itemIds: itemIds(world, other), place, route: 'collect' },
      },
    ])
  const its = { itemIds: itemIds(world, mine) }
  const refusal = { ok: false, refusal: { refusal: { code: 'bag-of-another-patient', otherPrescriptionId: mine } } }
  world.does(world.people.dispenser, mine, { type: 'hold', ...its, reason: 'Query' })
  expect(taken()).toMatchObject(refusal)
  world.does(world.people.dispenser, mine, { type: 'mark-not-dispensed', ...its, reasonCode: '0010', note: null })
  expect(taken()).toMatchObject(refusal)
  world.does(world.people.dispenser, mine, { type: 'take-out-of-bag', ...its, reason: 'Put away' })
  expect(taken().ok).toBe(true)
})
