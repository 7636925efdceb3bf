import { expect, test } from 'vitest'
import { bothOnRun, placingsOf, stillOnRun, type OnRun } from '../../../src/renderer/features/delivery/on-the-run.ts'
import type { Stop } from '../../../src/renderer/wording/delivery.ts'

const part = (id: string, version: number): Stop['parts'][number] => ({
  id,
  version,
  itemIds: ['1'],
  itemNames: [],
  ofASchedule: false,
  contents: [],
  bagIds: [`bag ${id}`],
  counsel: null,
})
const stop = (id: string, version: number, since = 5, label = 'A3'): Stop => ({
  patient: { family: 'Okafor', given: [], birthDate: '1975-01-01', nhsNumber: '9990000001' },
  similar: [],
  address: { lines: [], postcode: null },
  route: 'deliver',
  bags: [{ bagId: `bag ${id}`, place: { kind: 'shelf', label }, since, fridge: false, controlled: false }],
  parts: [part(id, version)],
})
const allOf = (stops: readonly Stop[]): readonly OnRun[] =>
  [...placingsOf(stops)].map(([bagId, placing]) => ({ bagId, placing }))

test('a bag that lies as it did when it was put on the run is still on it', () => {
  const before = allOf([stop('x', 4), stop('y', 4)])
  expect(stillOnRun([stop('y', 4), stop('x', 4)], before)).toEqual({ same: before, changed: [] })
})

test('a bag that left and was put back, even in the same place, is on no run until it is scanned again', () => {
  const before = allOf([stop('x', 4), stop('y', 4)])
  for (const back of [stop('x', 7), stop('x', 4, 6), stop('x', 4, 5, 'A4')]) {
    const now = stillOnRun([back, stop('y', 4)], before)
    expect(now.same.map(({ bagId }) => bagId)).toEqual(['bag y'])
    expect(now.changed).toEqual(['bag x'])
  }
})

test('a bag that has left is not on the run, and there is nothing to scan again', () => {
  expect(stillOnRun([], allOf([stop('x', 4)]))).toEqual({ same: [], changed: [] })
})

test('a bag of two prescriptions is another once either of them has changed', () => {
  const both = (version: number): Stop => ({
    ...stop('x', 4),
    parts: [part('x', 4), { ...part('z', version), bagIds: ['bag x'] }],
  })
  expect(stillOnRun([both(3)], allOf([both(2)])).changed).toEqual(['bag x'])
})

test('what is scanned before it is known which bags were on the run drops none of them', () => {
  const before = allOf([stop('x', 4)])
  const since = allOf([stop('y', 4)])
  expect(bothOnRun(before, since)).toEqual([...before, ...since])
  expect(bothOnRun(before, allOf([stop('x', 5)]))).toEqual(allOf([stop('x', 5)]))
})
