import { expect, test } from 'vitest'
import { ukDate } from '../../../src/domain/uk-date.ts'
import { toClaimCsv, toClaimPage } from '../../../src/main/dispensing/questions/to-claim.ts'
import { claimWords } from '../../../src/renderer/wording/claims.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady, placed } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const list = (world: World, after: string | null = null, limit = 200) =>
  toClaimPage(world.database.db, { after, limit })

test('supplied, part supplied and not dispensed items are listed, oldest first', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}, {}, {}] }))
  const [full, part, none] = world.prescription(id).items
  checked(world, id)
  world.does(world.people.dispenser, id, {
    type: 'mark-not-dispensed',
    itemIds: [none!.content.id],
    reasonCode: '0001',
    note: null,
  })
  world.clock.advance(60_000)
  world.does(world.people.dispenser, id, {
    type: 'assemble',
    itemId: part!.content.id,
    lines: [{ product: { code: null, name: 'Ibuprofen' }, amount: 1400, batch: null, expiry: null }],
    toSupply: null,
    owing: { reason: 'Out of stock', promisedOn: '2026-11-18' },
  })
  world.does(world.people.dispenser, id, {
    type: 'assemble',
    itemId: full!.content.id,
    lines: [{ product: { code: null, name: 'Atorvastatin' }, amount: 2800, batch: null, expiry: null }],
    toSupply: null,
    owing: null,
  })
  accuracyChecked(world, id)
  placed(world, id)
  handedOut(world, id)

  const rows = list(world).rows.map(({ itemId, outcome, finished }) => [itemId, outcome, finished])
  expect(rows).toEqual([
    [none!.content.id, 'not-dispensed', true],
    ...[
      [full!.content.id, 'supplied', true],
      [part!.content.id, 'part', false],
    ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  ])
})

test('what a driver or courier still has is called not delivered yet, until somebody records that it is', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  const { items } = madeReady(world, id, 'deliver')
  const itemIds = items.map(({ content }) => content.id)
  const carriage = { courier: 'own-driver', courierName: null, trackingNumber: null } as const
  world.does(world.people.driver, id, { type: 'dispatch', itemIds, carriage, noLabel: 'Label torn' })
  const told = () => list(world).rows.map((row) => claimWords(row))
  expect(told()).toEqual(items.map(() => 'Supplied, not delivered yet'))
  expect(toClaimCsv(world.database.db, ukDate(world.clock.now()))).toContain('Supplied, not delivered yet')
  world.does(world.people.driver, id, { type: 'record-delivery', itemIds, proof: null })
  expect(told()).toEqual(items.map(() => 'Supplied'))
})

test('a ticked item leaves the list and stays off it', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  handedOut(world, id)
  const [first] = list(world).rows
  world.does(world.people.counter, id, { type: 'mark-claimed', itemIds: [first!.itemId] })

  expect(list(world).rows.map(({ itemId }) => itemId)).not.toContain(first!.itemId)
  expect(list(world).rows).toHaveLength(1)
})

test.each([
  [
    'a corrected hand-out',
    (eventId: string) =>
      ({ type: 'correct', eventId, reason: 'Wrong bag', medicineIs: 'gone', cameBack: false }) as const,
  ],
  ['taking back', (_: string, itemId: string) => ({ type: 'take-back', itemIds: [itemId], reason: 'Label' }) as const],
])('an item ticked off is listed again when it is supplied again after %s', (_, undo) => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  madeReady(world, id)
  handedOut(world, id)
  const [item] = world.prescription(id).items
  const itemId = item!.content.id
  const eventId = item!.portions[0]?.out?.stamp.eventId ?? ''
  world.does(world.people.counter, id, { type: 'mark-claimed', itemIds: [itemId] })
  world.does(world.people.pharmacist, id, undo(eventId, itemId))
  expect(list(world).rows).toEqual([])
  assembled(world, id)
  accuracyChecked(world, id)
  placed(world, id)
  handedOut(world, id)
  expect(list(world).rows).toMatchObject([{ itemId, outcome: 'supplied', finished: true }])
})

test('an item ticked off as not dispensed is listed again when it is supplied after all', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  const itemIds = world.prescription(id).items.map((item) => item.content.id)
  world.does(world.people.dispenser, id, { type: 'mark-not-dispensed', itemIds, reasonCode: '0001', note: null })
  world.does(world.people.counter, id, { type: 'mark-claimed', itemIds })
  const eventId = world.prescription(id).items[0]?.closed?.stamp.eventId ?? ''
  world.does(world.people.pharmacist, id, { type: 'correct', eventId, reason: 'Wanted after all', medicineIs: null })
  madeReady(world, id)
  handedOut(world, id)
  expect(list(world).rows).toMatchObject([{ outcome: 'supplied', finished: true }])
})

test('what the NHS did not release to this pharmacy is not to be claimed', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1), { kind: 'order', releasedTo: null })
  madeReady(world, id)
  handedOut(world, id)
  expect(list(world).rows).toEqual([])
})

test('pages follow each other by key and the file has every line of all pages', () => {
  using world = createWorld()
  for (let n = 1; n <= 3; n += 1) {
    const id = world.receive(contentNumber(n))
    madeReady(world, id)
    handedOut(world, id)
  }
  const first = list(world, null, 4)
  const second = list(world, first.next, 4)
  expect(first.rows).toHaveLength(4)
  expect(second.rows).toHaveLength(2)
  expect(second.next).toBeNull()
  expect(new Set([...first.rows, ...second.rows].map(({ itemId }) => itemId)).size).toBe(6)

  world.clock.advance(3 * 86_400_000)
  const lines = toClaimCsv(world.database.db, ukDate(world.clock.now())).trimEnd().split('\r\n')
  expect(lines[0]).toBe('Prescription,Issue,Patient,NHS number,Item,Supplied,Outcome,Since,Days')
  expect(lines).toHaveLength(7)
  expect(lines[1]).toMatch(
    /^000001-A83008-7EFE6.,,"SINGH, Edith",999\d{7},.*,[\d.]+ [a-z]+ .*,Supplied,2026-11-16 09:00,3$/,
  )
})

test('what is to be claimed is the product and amount that left, not the ones prescribed', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  checked(world, id)
  const [item] = world.prescription(id).items
  const product = { code: null, name: 'Another brand, 250mg' }
  const line = { product, amount: 1000, batch: null, expiry: null }
  const owing = { reason: 'Out of stock', promisedOn: null }
  world.does(world.people.dispenser, id, {
    type: 'assemble',
    itemId: item!.content.id,
    lines: [line],
    toSupply: null,
    owing,
  })
  accuracyChecked(world, id)
  placed(world, id)
  handedOut(world, id)
  const { unit } = item!.content.quantity
  expect(list(world).rows[0]?.supplied).toEqual([{ name: product.name, amount: 1000, unit }])
  const csv = toClaimCsv(world.database.db, ukDate(world.clock.now()))
  expect(csv).toContain(`"10 ${unit} Another brand, 250mg"`)
})

test('a tick that was a mistake is taken back by who may tick: the items it named are listed again, and nothing else changes', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}, {}] }))
  madeReady(world, id)
  handedOut(world, id)
  const before = list(world).rows
  const itemIds = world.prescription(id).items.map((item) => item.content.id)
  world.does(world.people.counter, id, { type: 'mark-claimed', itemIds })
  expect(list(world).rows).toEqual([])
  const eventId = world.prescription(id).items[0]?.claimed?.eventId ?? ''
  const command = { type: 'correct', eventId, reason: 'Not done there yet', medicineIs: null } as const
  expect(world.act(world.people.driver, [{ prescriptionId: id, command }])).toMatchObject({
    ok: false,
    refusal: { refusal: { code: 'not-permitted' } },
  })
  const ticked = world.prescription(id)
  const after = world.does(world.people.counter, id, command)
  expect(after.items).toEqual(ticked.items.map((item) => ({ ...item, claimed: null })))
  expect(list(world).rows).toEqual(before.map((row) => ({ ...row, version: row.version + 2 })))
  world.does(world.people.counter, id, { type: 'mark-claimed', itemIds })
  expect(list(world).rows).toEqual([])
  expect(world.verify().replay.matches).toBe(true)
})
