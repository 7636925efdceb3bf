import { expect, test } from 'vitest'
import { nextSettled, settle, type QueueRow, type ShownRow } from '../../../src/renderer/features/queue/settled-rows.ts'

const row = (id: string): QueueRow => ({
  id,
  version: 1,
  stage: 'check',
  patient: { family: 'Brown', given: 'Edith', birthDate: '1948-03-12', nhsNumber: `999${id.padStart(7, '0')}` },
  itemNames: ['Amoxicillin 500mg capsules'],
  receivedAt: Number(id),
  waitingSince: null,
  promisedAt: null,
  lastLegalDay: null,
  flags: [],
  similar: [],
  query: null,
  owed: [],
})
const shown = (...ids: readonly string[]): readonly ShownRow[] => ids.map((id) => ({ row: row(id), left: false }))
const idsOf = (rows: readonly ShownRow[]): readonly string[] => rows.map((one) => one.row.id)

test('a line that went on stays where it is, marked as gone', () => {
  const rows = settle(shown('1', '2', '3'), [row('1'), row('3')])
  expect(idsOf(rows)).toEqual(['1', '2', '3'])
  expect(rows.map((one) => one.left)).toEqual([false, true, false])
})

test('a line that went on says nothing more of what it waited for: no query, no waiting patient, nothing owed', () => {
  const before: QueueRow = {
    ...row('1'),
    flags: ['queried', 'owing', 'controlled-drug'],
    query: { whom: 'Larkspur surgery', by: '2026-11-23' },
    waitingSince: 1,
    promisedAt: 2,
  }
  const [left] = settle([{ row: before, left: false }], [])
  expect(left).toMatchObject({
    left: true,
    row: { flags: ['controlled-drug'], query: null, waitingSince: null, promisedAt: null },
  })
})

test('a line that comes is put below, wherever it belongs, so that nothing moves under a pointer', () => {
  expect(idsOf(settle(shown('2', '3'), [row('1'), row('2'), row('3')]))).toEqual(['2', '3', '1'])
})

test('a line that changed shows its new state in its old place', () => {
  const changed = { ...row('1'), version: 7 }
  expect(settle(shown('1', '2'), [changed, row('2')])[0]?.row.version).toBe(7)
})

const shownAs = { fresh: [], inHand: null, list: 'found HAD', shown: shown('1', '2') }

test('another search text is another list: nothing that was found before stays', () => {
  expect(nextSettled(shownAs, [], null, 'found HUGZZZ').shown).toEqual([])
  expect(idsOf(nextSettled(shownAs, [row('3')], null, 'found HAF').shown)).toEqual(['3'])
})

test('the same list asked again keeps its lines until another one is taken in hand', () => {
  expect(idsOf(nextSettled(shownAs, [row('2')], null, 'found HAD').shown)).toEqual(['1', '2'])
  expect(idsOf(nextSettled(shownAs, [row('2')], '2', 'found HAD').shown)).toEqual(['2'])
})

test('a line that was on two pages because its turn changed between them is shown once, as it was read last', () => {
  const later = { ...row('1'), version: 2 }
  const rows = nextSettled(shownAs, [row('1'), row('3'), later], null, 'another list').shown
  expect(rows.map((one) => [one.row.id, one.row.version])).toEqual([
    ['1', 2],
    ['3', 1],
  ])
})
