import { describe, expect, test } from 'vitest'
import type { CommandOf } from '../../../src/domain/commands.ts'
import { bagFind } from '../../../src/main/dispensing/questions/bag-find.ts'
import { nothingKept } from '../../../src/domain/kept-in.ts'
import { uncollectedBags } from '../../../src/main/dispensing/questions/uncollected-bags.ts'
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

describe('what lies in a bag stays known, and its label is no bag for another patient, until it is put away', () => {
  const bagged = (world: World) => {
    const content = contentNumber(1, { items: [{}] })
    const [mine, other] = [world.receive(content), world.receive(contentNumber(2))]
    for (const id of [mine, other]) {
      checked(world, id)
      assembled(world, id)
      accuracyChecked(world, id)
    }
    placed(world, mine, 'collect', 'bag-1')
    const placing = { bagId: 'BAG-1', itemIds: itemIds(world, other), place, route: 'collect' } as const
    const taken = () =>
      world.act(world.people.dispenser, [{ prescriptionId: other, command: { type: 'place-bag', ...placing } }])
    return { content, mine, taken }
  }
  const listedUntilPutAway = (world: World, { mine, taken }: Pick<ReturnType<typeof bagged>, 'mine' | 'taken'>) => {
    const over = () => uncollectedBags(world.database.db, nothingKept, 28, world.clock.now()).rows.map(({ why }) => why)
    expect(bagFind(world.database.db, 'bag-1').lying.map(({ id, why }) => [id, why])).toEqual([[mine, 'over']])
    expect(over()).toEqual(['over'])
    expect(taken()).toMatchObject({ refusal: { refusal: { code: 'bag-of-another-patient' } } })
    world.does(world.people.counter, mine, {
      type: 'take-out-of-bag',
      itemIds: itemIds(world, mine),
      reason: 'Put away',
    })
    expect([bagFind(world.database.db, 'bag-1').lying, over()]).toEqual([[], []])
    expect(taken().ok).toBe(true)
    expect(world.verify().replay.matches).toBe(true)
  }

  test('also once its prescription was returned and is released again', () => {
    using world = createWorld()
    const { content, mine, taken } = bagged(world)
    world.does(world.people.pharmacist, mine, { type: 'return-to-spine', reasonCode: '0003' })
    world.receive(content, { releaseResponseId: 'release-2' })
    listedUntilPutAway(world, { mine, taken })
  })

  test('also once a copy with other words is chosen', () => {
    using world = createWorld()
    const { content, mine, taken } = bagged(world)
    const items = content.items.map((item) => ({ ...item, drug: { ...item.drug, name: 'Another medicine' } }))
    world.receive({ ...content, items }, { releaseResponseId: 'release-2' })
    world.does(world.people.pharmacist, mine, { type: 'choose-copy', which: 'other', reason: 'The surgery rang' })
    listedUntilPutAway(world, { mine, taken })
  })

  const arrivesAgain = (world: World, id: string, changes: Partial<CommandOf<'receive'>>) => {
    const { content, source } = world.prescription(id)
    const again = { ...source, releaseResponseId: 'release-2' }
    const { ourOds } = world
    world.does(world.people.system, id, {
      type: 'receive',
      content,
      ourOds,
      sentBackReason: null,
      source: again,
      ...changes,
    })
  }

  test('also once the NHS sent its prescription back', () => {
    using world = createWorld()
    const { mine, taken } = bagged(world)
    arrivesAgain(world, mine, { sentBackReason: 'Signature' })
    expect(world.prescription(mine).sentBack).not.toBeNull()
    listedUntilPutAway(world, { mine, taken })
  })
})
