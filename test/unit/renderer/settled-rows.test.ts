import { expect, test } from 'vitest'
import { settle, type QueueRow, type ShownRow } from '../../../src/renderer/features/queue/settled-rows.ts'
import { lookAlikes } from '../../../src/renderer/features/queue/similar-in-view.ts'

const row = (id: string, family = 'Brown', nhsNumber = `999${id.padStart(7, '0')}`): QueueRow => ({
  id,
  version: 1,
  stage: 'check',
  patient: { family, given: 'Edith', birthDate: '1948-03-12', nhsNumber },
  itemNames: ['Amoxicillin 500mg capsules'],
  receivedAt: Number(id),
  lastLegalDay: null,
  flags: [],
})
const shown = (...ids: readonly string[]): readonly ShownRow[] => ids.map((id) => ({ row: row(id), left: false }))
const idsOf = (rows: readonly ShownRow[]): readonly string[] => rows.map((one) => one.row.id)

test('a line that went on stays where it is, marked as gone', () => {
  const rows = settle(shown('1', '2', '3'), [row('1'), row('3')])
  expect(idsOf(rows)).toEqual(['1', '2', '3'])
  expect(rows.map((one) => one.left)).toEqual([false, true, false])
})

test('a line that comes is put below, wherever it belongs, so that nothing moves under a pointer', () => {
  expect(idsOf(settle(shown('2', '3'), [row('1'), row('2'), row('3')]))).toEqual(['2', '3', '1'])
})

test('a line that changed shows its new state in its old place', () => {
  const changed = { ...row('1'), version: 7 }
  expect(settle(shown('1', '2'), [changed, row('2')])[0]?.row.version).toBe(7)
})

test('patients of the same family name, or one letter away from it, are told apart', () => {
  const rows = [row('1', 'Whitfield'), row('2', 'Whitefield'), row('3', 'RAHMAN'), row('4', 'Rehman'), row('5', 'Chen')]
  expect([...lookAlikes(rows)].sort()).toEqual(['1', '2', '3', '4'])
})

test('two prescriptions of one patient are not alike, and short names must be the same', () => {
  const rows = [row('1', 'Brown', '9990000001'), row('2', 'Brown', '9990000001'), row('3', 'Lee'), row('4', 'Lea')]
  expect([...lookAlikes(rows)]).toEqual([])
})
