import { describe, expect, test } from 'vitest'
import type { Item } from '../../../src/domain/prescription.ts'
import { placesToPrint } from '../../../src/renderer/features/print/places-to-print.ts'
import {
  completeByLabels,
  type PlacingByLabels,
} from '../../../src/renderer/features/prescription/acts/complete-by-labels.ts'
import { aPrescription, itemOf } from '../../support/builders.ts'

const item = itemOf(aPrescription())
const both: PlacingByLabels = {
  bagId: 'A7KM',
  place: { kind: 'shelf', label: 'A3' },
  touched: false,
  items: [item],
  keptIn: {},
  possible: 1,
  others: 0,
}
const ends = (more: Partial<PlacingByLabels>): boolean => completeByLabels({ ...both, ...more })

describe('the second of the two labels ends a placing', () => {
  test('when the bag and its place were scanned and there is nothing to choose', () => {
    expect(ends({})).toBe(true)
    expect(ends({ bagId: null })).toBe(false)
    expect(ends({ place: null })).toBe(false)
  })

  test('and not where a person ticked or chose something, a part stays out, or another prescription could go along', () => {
    expect(ends({ touched: true })).toBe(false)
    expect(ends({ possible: 2 })).toBe(false)
    expect(ends({ items: [], possible: 0 })).toBe(false)
    expect(ends({ others: 1 })).toBe(false)
    expect(ends({ others: null })).toBe(false)
  })

  test('and a Schedule 1 or 2 medicine only in the cabinet, a cold one only in the fridge', () => {
    const controlled: Item = { ...item, schedule: '2' }
    expect(ends({ items: [controlled] })).toBe(false)
    expect(ends({ items: [controlled], place: { kind: 'cd-cabinet', label: '1' } })).toBe(true)
    const keptIn = { [item.content.id]: 'fridge' } as const
    expect(ends({ keptIn })).toBe(false)
    expect(ends({ keptIn, place: { kind: 'fridge', label: '1' } })).toBe(true)
  })
})

test('place labels are printed for the places in use and those added, each once whatever its capitals', () => {
  const inUse = [{ kind: 'shelf', label: 'A3' }] as const
  expect(placesToPrint(inUse, 'shelf', ' a3 , B1,, b1')).toEqual([
    { kind: 'shelf', label: 'A3' },
    { kind: 'shelf', label: 'b1' },
  ])
  expect(placesToPrint(inUse, 'fridge', 'A3')).toHaveLength(2)
})
