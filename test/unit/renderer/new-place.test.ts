import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/domain/prescription.ts'
import { isNewPlace } from '../../../src/renderer/features/prescription/acts/new-place.ts'

const shelf = (label: string): Place => ({ kind: 'shelf', label })

describe('a typed place where no other bag is', () => {
  test('is said to be one, and so is the same name of another kind', () => {
    expect(isNewPlace(shelf('A3A3'), [shelf('A3')], [null])).toBe(true)
    expect(isNewPlace({ kind: 'fridge', label: 'A3' }, [shelf('A3')], [])).toBe(true)
  })

  test('is none where bags wait, whatever its capitals, nor one scanned or where the medicine was before', () => {
    expect(isNewPlace(shelf(' a3'), [shelf('A3')], [])).toBe(false)
    expect(isNewPlace(shelf('B1'), [shelf('A3')], [null, shelf('B1')])).toBe(false)
  })

  test('is not told of while no bag waits anywhere, or nothing is typed yet', () => {
    expect(isNewPlace(shelf('A3'), [], [])).toBe(false)
    expect(isNewPlace(shelf(' '), [shelf('A3')], [])).toBe(false)
  })
})
