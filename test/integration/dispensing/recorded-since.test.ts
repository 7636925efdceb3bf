import { expect, test } from 'vitest'
import { isRecordedSince } from '../../../src/main/dispensing/questions/recorded-since.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, checked } from '../../support/journeys.ts'
import { createWorld, type World } from '../../support/world.ts'

const owing = { reason: 'On order', promisedOn: null }
const owed = (world: World, prescriptionId: string, itemId: string): void => {
  world.does(world.people.dispenser, prescriptionId, { type: 'assemble', itemId, lines: [], toSupply: null, owing })
}

test('what was begun is recorded once all of its items are, by whoever did it, and what is begun after that is not', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}, {}] }))
  const { items, version } = checked(world, id)
  const itemIds = items.map(({ content }) => content.id)
  const [first = '', second = ''] = itemIds
  const isRecorded = (of: { readonly act?: string; readonly itemIds?: readonly string[]; readonly version?: number }) =>
    isRecordedSince(world.database.db, { prescriptionId: id, act: 'assemble', itemIds, version, ...of })
  expect(isRecorded({})).toBe(false)
  owed(world, id, first)
  expect(isRecorded({})).toBe(false)
  expect(isRecorded({ itemIds: [first] })).toBe(true)
  expect(isRecorded({ itemIds: [second] })).toBe(false)
  owed(world, id, second)
  expect(isRecorded({})).toBe(true)
  expect(isRecorded({ act: 'hold' })).toBe(false)
  expect(isRecorded({ act: 'record-accuracy-check' })).toBe(false)
  expect(isRecorded({ version: world.prescription(id).version })).toBe(false)
})

test('a check of accuracy that somebody else records of the same items is one too', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}] }))
  const [item] = checked(world, id).items
  const line = { product: item!.content.drug, amount: item!.toSupply, batch: null, expiry: null }
  const itemId = item!.content.id
  world.does(world.people.dispenser, id, { type: 'assemble', itemId, lines: [line], toSupply: null, owing: null })
  const begun = { prescriptionId: id, act: 'record-accuracy-check', itemIds: [itemId] }
  const { version } = world.prescription(id)
  accuracyChecked(world, id)
  expect(isRecordedSince(world.database.db, { ...begun, version })).toBe(true)
})
