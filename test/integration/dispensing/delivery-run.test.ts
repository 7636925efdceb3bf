import { expect, test } from 'vitest'
import { deliveryRun } from '../../../src/main/dispensing/questions/delivery-run.ts'
import { anItemContent } from '../../support/builders.ts'
import { contentNumber } from '../../support/content-number.ts'
import { lookOn } from '../../support/look.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady, placed } from '../../support/journeys.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { createWorld, type World } from '../../support/world.ts'

const carriage = { courier: 'royal-mail', courierName: null, trackingNumber: 'RA473124829GB' } as const
const dispatch = (world: World, id: string) =>
  ({ type: 'dispatch', itemIds: itemIds(world, id), carriage, noLabel: 'Label cannot be read' }) as const

const itemIds = (world: World, id: string) => world.prescription(id).items.map((item) => item.content.id)

const run = (world: World, ...cold: readonly string[]) =>
  deliveryRun(world.database.db, lookOn(world.clock.now(), ...cold))

const assembledAs = (world: World, id: string, code: string) => {
  for (const itemId of itemIds(world, id))
    world.does(world.people.dispenser, id, {
      type: 'assemble',
      itemId,
      lines: [{ product: { code, name: 'Insulin' }, amount: 2800, batch: null, expiry: null }],
      toSupply: null,
      owing: null,
    })
}

test('bags to be sent out are on the sheet in the order of their addresses, those to be collected are not', () => {
  using world = createWorld()
  const at = (n: number, postcode: string) =>
    world.receive(
      contentNumber(n, { patient: { ...contentNumber(n).patient, address: { lines: ['1 High Street'], postcode } } }),
    )
  const [far, near, here] = [at(1, 'LS9 1AA'), at(2, 'LS10 1AA'), at(3, 'LS1 1AA')] as const
  madeReady(world, far, 'deliver')
  madeReady(world, near, 'post')
  madeReady(world, here)
  const { stops, runs } = run(world)
  expect(stops.map(({ address, route, parts }) => [address.postcode, route, parts.map(({ id }) => id)])).toEqual([
    ['LS9 1AA', 'deliver', [far]],
    ['LS10 1AA', 'post', [near]],
  ])
  expect(runs).toEqual([])
})

test('two bags of one prescription that leave another way each are two stops, and neither takes the other along', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [anItemContent(1), anItemContent(2)] }))
  checked(world, id)
  assembled(world, id)
  accuracyChecked(world, id)
  const [one = '', two = ''] = itemIds(world, id)
  const placing = (itemId: string, bagId: string, route: 'deliver' | 'locker') =>
    world.does(world.people.dispenser, id, {
      type: 'place-bag',
      bagId,
      itemIds: [itemId],
      place: { kind: 'crate', label: 'C1' },
      route,
    })
  placing(one, 'AAAA', 'deliver')
  placing(two, 'BBBB', 'locker')
  const stops = () => run(world).stops.map(({ route, bags, parts }) => [route, bags[0]?.bagId, parts[0]?.itemIds])
  expect(stops().toSorted()).toEqual([
    ['deliver', 'AAAA', [one]],
    ['locker', 'BBBB', [two]],
  ])
  world.does(world.people.driver, id, {
    ...dispatch(world, id),
    itemIds: [one],
    carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
  })
  expect(stops()).toEqual([['locker', 'BBBB', [two]]])
})

test('a door says what lies in its bags, which may be less than was prescribed', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  checked(world, id)
  for (const item of world.prescription(id).items)
    world.does(world.people.dispenser, id, {
      type: 'assemble',
      itemId: item.content.id,
      lines: [{ product: { code: null, name: 'Otherbrand' }, amount: 1400, batch: null, expiry: null }],
      toSupply: null,
      owing: { reason: 'Out of stock', promisedOn: null },
    })
  accuracyChecked(world, id)
  placed(world, id, 'deliver')
  const inBags = { name: 'Otherbrand', amount: 1400 }
  expect(run(world).stops[0]?.parts[0]?.contents[0]).toMatchObject(inBags)
  world.does(world.people.driver, id, dispatch(world, id))
  expect(run(world).runs[0]?.stops[0]?.parts[0]?.contents[0]).toMatchObject(inBags)
})

test('what left in one act is one run, with its courier and number, until each door is delivered or taken back', () => {
  using world = createWorld()
  const ids = [1, 2].map((n) => world.receive(contentNumber(n)))
  for (const id of ids) madeReady(world, id, 'post')
  const sent = world.act(
    world.people.driver,
    ids.map((id) => ({ prescriptionId: id, command: dispatch(world, id) })),
  )
  expect(sent.ok).toBe(true)
  expect(run(world).stops).toEqual([])
  expect(run(world).runs).toMatchObject([
    {
      courier: 'royal-mail',
      trackingNumber: 'RA473124829GB',
      stops: [{ failed: null, bags: [{ bagId: expect.any(String) as string }] }, { failed: null }],
    },
  ])
  const [first = '', second = ''] = ids
  const [left] = world
    .prescription(first)
    .items.flatMap(({ portions }) => portions.map(({ out }) => out?.stamp.eventId))
  expect(
    run(world)
      .runs.flatMap(({ stops }) => stops.flatMap(({ parts }) => parts))
      .find(({ id }) => id === first)?.departures,
  ).toEqual([left])
  world.does(world.people.driver, first, { type: 'record-delivery', itemIds: itemIds(world, first), proof: null })
  world.does(world.people.driver, second, {
    type: 'record-failed-delivery',
    itemIds: itemIds(world, second),
    reason: 'Nobody in',
  })
  expect(run(world).runs.flatMap(({ stops }) => stops)).toMatchObject([
    { parts: [{ id: second }], failed: 'Nobody in' },
  ])
  world.does(world.people.driver, second, { type: 'take-back', itemIds: itemIds(world, second), reason: 'Nobody in' })
  expect(run(world)).toMatchObject({ stops: [], runs: [] })
})

test('what a clinical check left to be told is on the sheet with the medicine it is about, and is answered before it leaves', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  world.does(world.people.pharmacist, id, { ...passedCheck(world.prescription(id)), counsel: 'Not with alcohol' })
  assembled(world, id)
  accuracyChecked(world, id)
  placed(world, id, 'deliver')
  expect(run(world).stops.flatMap(({ parts }) => parts.map(({ counsel }) => counsel))).toEqual(['Not with alcohol'])
  const sent = dispatch(world, id)
  expect(world.act(world.people.driver, [{ prescriptionId: id, command: sent }])).toMatchObject({
    ok: false,
    refusal: { refusal: { code: 'counselling-unanswered' } },
  })
  world.does(world.people.driver, id, { ...sent, counselling: { answer: 'given', why: null } })
  expect(run(world).runs).toHaveLength(1)
})

test('what is kept in safe custody and cold is carried as both, wherever it was placed, waiting and out', () => {
  using world = createWorld()
  const id = world.receive(
    contentNumber(1, { items: [anItemContent(1, { drug: { code: '111', name: 'Depot injection' } })] }),
  )
  madeReady(world, id, 'deliver')
  const both = { ...lookOn(world.clock.now()), keptCodes: () => ({ locked: new Set(['111']), cold: new Set(['111']) }) }
  const carried = () => {
    const { stops, runs } = deliveryRun(world.database.db, both)
    return [...stops, ...runs.flatMap((one) => one.stops)].flatMap(({ bags }) =>
      bags.map(({ fridge, controlled }) => [fridge, controlled]),
    )
  }
  expect(carried()).toEqual([[true, true]])
  world.act(world.people.driver, [{ prescriptionId: id, command: dispatch(world, id) }])
  expect(run(world).stops).toEqual([])
  expect(carried()).toEqual([[true, true]])
})

test('a bag with any fridge item or controlled drug in it says so wherever it was placed, waiting and out', () => {
  using world = createWorld()
  const { patient } = contentNumber(1)
  const drops = { drug: { code: '111', name: 'Chloramphenicol' } }
  const first = world.receive(
    contentNumber(1, { patient, items: [anItemContent(1, drops), anItemContent(2, { schedule: '3' })] }),
  )
  // On paper no code is prescribed: only what was assembled of it has one.
  const second = world.receive(
    contentNumber(2, { patient, items: [anItemContent(1, { drug: { code: '', name: 'Insulin' } })] }),
  )
  const third = world.receive(contentNumber(3, { patient, items: [anItemContent(1)] }))
  for (const id of [first, second, third]) {
    checked(world, id)
    if (id === second) assembledAs(world, id, '222')
    else assembled(world, id)
    accuracyChecked(world, id)
    placed(world, id, 'deliver', id === second ? 'BBBB' : 'AAAA')
  }
  const bags = () => {
    const { stops, runs } = run(world, '111', '222')
    return [...stops, ...runs.flatMap((one) => one.stops)].flatMap((door) =>
      door.bags.map(({ bagId, fridge, controlled }) => [bagId, fridge, controlled]),
    )
  }
  const said = [
    ['AAAA', true, true],
    ['BBBB', true, false],
  ]
  expect(bags().toSorted()).toEqual(said)
  expect(run(world).stops[0]?.bags.map(({ fridge }) => fridge)).toEqual([false, false])
  world.act(
    world.people.driver,
    [first, second, third].map((id) => ({ prescriptionId: id, command: dispatch(world, id) })),
  )
  expect(run(world).stops).toEqual([])
  expect(bags().toSorted()).toEqual(said)
})

test('a door says whether anything for it may not leave while no controlled drug may, of whatever Schedule', () => {
  using world = createWorld()
  const ids = (['none', '5', '2'] as const).map((schedule, at) =>
    world.receive(contentNumber(at + 1, { items: [anItemContent(1, { schedule })] })),
  )
  for (const id of ids) madeReady(world, id, 'deliver')
  const told = run(world).stops.flatMap(({ parts }) => parts.map(({ id, ofASchedule }) => [id, ofASchedule]))
  expect(Object.fromEntries(told)).toEqual({ [ids[0]!]: false, [ids[1]!]: true, [ids[2]!]: true })
})

test('the prescriptions of one patient at one address are one door, with all their bags', () => {
  using world = createWorld()
  const { patient } = contentNumber(1)
  const ids = [1, 2].map((n) => world.receive(contentNumber(n, { patient })))
  for (const id of ids) madeReady(world, id, 'deliver')
  const { stops } = run(world)
  expect(stops).toHaveLength(1)
  expect(stops[0]?.bags).toHaveLength(2)
  expect(stops[0]?.parts.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
})

test('two people under one number in one house, as a mistyped number makes them, are two doors, and so is one of them at two addresses', () => {
  using world = createWorld()
  const { patient } = contentNumber(1)
  const brother = { ...patient, given: ['Albert'], birthDate: '1952-07-01' }
  const moved = { ...patient, address: { lines: ['2 New Street'], postcode: 'LS2 2AA' } }
  const ids = [patient, brother, moved].map((one, at) => world.receive(contentNumber(at + 1, { patient: one })))
  for (const id of ids) madeReady(world, id, 'deliver')
  const doors = (stops: ReturnType<typeof run>['stops'] | ReturnType<typeof run>['runs'][number]['stops']) =>
    stops.map(({ patient: { birthDate }, address, parts }) => [birthDate, address.postcode, parts.length]).toSorted()
  const three = [
    [patient.birthDate, 'LS1 6AE', 1],
    [patient.birthDate, 'LS2 2AA', 1],
    ['1952-07-01', 'LS1 6AE', 1],
  ].toSorted()
  expect(doors(run(world).stops)).toEqual(three)
  world.act(
    world.people.driver,
    ids.map((id) => ({ prescriptionId: id, command: dispatch(world, id) })),
  )
  const [out] = run(world).runs
  expect(doors(out?.stops ?? [])).toEqual(three)
})

test('each door says when the patient was born and who here could be taken for them, waiting or out', () => {
  using world = createWorld()
  const named = (n: number, given: string) =>
    world.receive(contentNumber(n, { patient: { ...contentNumber(n).patient, family: 'Whitfield', given: [given] } }))
  const [margaret, mary] = [named(1, 'Margaret'), named(2, 'Mary')] as const
  for (const id of [margaret, mary]) madeReady(world, id, 'post')
  world.act(world.people.driver, [{ prescriptionId: mary, command: dispatch(world, mary) }])
  const { stops, runs } = run(world)
  expect(stops).toMatchObject([
    {
      patient: { birthDate: contentNumber(1).patient.birthDate },
      similar: [{ given: 'Mary', why: 'same-family-name' }],
    },
  ])
  expect(runs[0]?.stops).toMatchObject([{ similar: [{ given: 'Margaret', why: 'same-family-name' }] }])
})

test('at a door it is said for the rest of the day that the bag of somebody with a like name left', () => {
  using world = createWorld()
  const [id, other] = ['Whitefield', 'Whitfield'].map((family, at) =>
    world.receive(contentNumber(at + 1, { patient: { family } })),
  ) as [string, string]
  madeReady(world, id, 'deliver')
  madeReady(world, other)
  handedOut(world, other)
  const alike = () => run(world).stops.map(({ similar }) => similar.map(({ family }) => family))
  expect(alike()).toEqual([['Whitfield']])
  world.clock.advance(86_400_000)
  expect(alike()).toEqual([[]])
})
