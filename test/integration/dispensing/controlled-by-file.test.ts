import { expect, test } from 'vitest'
import type { SchedulesByCode } from '../../../src/domain/clinical-check/schedule-in-file.ts'
import { prescriptionDetail } from '../../../src/main/dispensing/questions/prescription-detail.ts'
import { queuePage } from '../../../src/main/dispensing/questions/queue-page.ts'
import { contentNumber } from '../../support/content-number.ts'
import { checked } from '../../support/journeys.ts'
import { lookOn } from '../../support/look.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { createWorld, type World } from '../../support/world.ts'

const morphine = { schedule: 'unknown', drug: { code: '222', name: 'Morphine' } } as const
const plain = { schedule: 'unknown', drug: { code: '333', name: 'Amlodipine' } } as const

const file: SchedulesByCode = new Map([
  ['222', '2'],
  ['555', '5'],
])

const look = (world: World, schedules: SchedulesByCode = file) => ({
  ...lookOn(world.clock.now()),
  schedulesByCode: () => schedules,
})

const page = (world: World, only: 'controlled-drug'[] = [], schedules = file) =>
  queuePage(
    world.database.db,
    { stage: null, search: '', after: null, limit: 50, only, byPatient: false },
    look(world, schedules),
  )

const flagsOf = (world: World, id: string, schedules = file) =>
  page(world, [], schedules).rows.find((row) => row.id === id)?.flags

const shownOf = (world: World, id: string) => {
  const detail = prescriptionDetail(world.database.db, id, look(world))
  if (!detail.ok) throw new Error(detail.refusal.code)
  return Object.values(detail.value.schedulesShown)
}

test('before the clinical check a line, its filter, its count and each medicine say controlled drug where the product file does', () => {
  using world = createWorld()
  const cd = world.receive(contentNumber(1, { items: [plain, morphine] }))
  const none = world.receive(contentNumber(2, { items: [plain] }))
  expect([flagsOf(world, cd), flagsOf(world, none)]).toEqual([['controlled-drug'], []])
  expect(flagsOf(world, cd, new Map())).toEqual([])
  const found = page(world, ['controlled-drug'])
  expect([found.rows.map(({ id }) => id), found.matching.check, found.counts.check]).toEqual([[cd], 1, 2])
  expect(shownOf(world, cd)).toEqual(['unknown', '2'])
})

test('what the file says is of Schedule 5 carries no mark on the line, as once it is answered, and its own beside the medicine', () => {
  using world = createWorld()
  const id = world.receive(
    contentNumber(1, { items: [{ schedule: 'unknown', drug: { code: '555', name: 'Co-codamol' } }] }),
  )
  expect([flagsOf(world, id), shownOf(world, id)]).toEqual([[], ['5']])
  expect(page(world, ['controlled-drug']).rows).toEqual([])
})

test('an answer goes before the product file, also where the check that gave it did not pass', () => {
  using world = createWorld()
  const passed = world.receive(contentNumber(1, { items: [morphine] }))
  const queried = world.receive(contentNumber(2, { items: [morphine] }))
  const half = world.receive(contentNumber(3, { items: [morphine, morphine] }))
  checked(world, passed, 'none')
  const queries = (id: string) => {
    const [first] = world.prescription(id).items
    world.does(world.people.pharmacist, id, {
      ...passedCheck(world.prescription(id), { [first!.content.id]: 'none' }),
      outcome: 'queried',
      note: 'Which strength?',
      query: { whom: 'The surgery', by: '2026-12-01' },
    })
  }
  queries(queried)
  queries(half)
  expect(flagsOf(world, passed)).toEqual([])
  expect(flagsOf(world, queried)).toEqual(['queried'])
  expect(flagsOf(world, half)).toEqual(['queried', 'controlled-drug'])
  expect(page(world, ['controlled-drug']).rows.map(({ id }) => id)).toEqual([half])
  expect(shownOf(world, half)).toEqual(['none', '2'])
  expect(flagsOf(world, half, new Map())).toEqual(['queried'])
})

test('of a medicine that is over nothing is said by the file, and a line that is marked already is marked once', () => {
  using world = createWorld()
  const over = world.receive(contentNumber(1, { items: [plain, morphine] }))
  const itemIds = world
    .prescription(over)
    .items.slice(1)
    .map(({ content }) => content.id)
  world.does(world.people.pharmacist, over, { type: 'mark-not-dispensed', itemIds, reasonCode: '0005', note: null })
  const told = world.receive(contentNumber(2, { items: [{ ...morphine, schedule: '2' }, morphine] }))
  expect([flagsOf(world, over), flagsOf(world, told)]).toEqual([[], ['controlled-drug']])
  expect(page(world, ['controlled-drug']).rows.map(({ id }) => id)).toEqual([told])
})
