import { expect, test } from 'vitest'
import { listEntries } from '../../../src/renderer/features/queue/list-entries.ts'
import type { QueueRow, ShownRow } from '../../../src/renderer/features/queue/settled-rows.ts'
import { filterWords } from '../../../src/renderer/wording/filters.ts'

const shown = (id: string, nhsNumber: string): ShownRow => ({
  left: false,
  row: { id, patient: { family: 'Brown', given: 'Edith', birthDate: '1948-03-12', nhsNumber } } as QueueRow,
})
const kinds = (rows: readonly ShownRow[], byPatient: boolean) =>
  listEntries(rows, byPatient).map((one) => (one.kind === 'line' ? one.shown.row.id : one.count))

test('by patient a heading stands over every patient with more than one line in a row, and counts them', () => {
  const rows = [shown('a', '1'), shown('b', '1'), shown('c', '2'), shown('d', '3'), shown('e', '3')]
  expect(kinds(rows, true)).toEqual([2, 'a', 'b', 'c', 2, 'd', 'e'])
  expect(kinds(rows, false)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(kinds([], true)).toEqual([])
})

test('two names or birth dates under one NHS number never stand under the heading of one of them', () => {
  const other = (one: ShownRow, patient: Partial<QueueRow['patient']>): ShownRow => ({
    ...one,
    row: { ...one.row, patient: { ...one.row.patient, ...patient } },
  })
  expect(kinds([shown('a', '1'), other(shown('b', '1'), { family: 'Browne' })], true)).toEqual(['a', 'b'])
  expect(kinds([shown('a', '1'), other(shown('b', '1'), { birthDate: '1975-01-01' })], true)).toEqual(['a', 'b'])
})

test('a filter is said in the order it is offered', () => {
  expect(filterWords(['fridge', 'waiting'])).toBe('Waiting in the shop and fridge')
})
