import { describe, expect, it } from 'vitest'
import type { Place } from '../../../src/domain/prescription.ts'
import { placesOffered } from '../../../src/renderer/features/prescription/acts/places-offered.tsx'
import { elsewhereReasons } from '../../../src/renderer/wording/places.ts'

const shelf = (label: string): Place => ({ kind: 'shelf', label })
const fridge = (label: string): Place => ({ kind: 'fridge', label })
const labels = (places: readonly Place[]): readonly string[] => places.map(({ kind, label }) => `${kind} ${label}`)

describe('the places offered while one is typed', () => {
  const inUse = [shelf('A10'), shelf('A3'), fridge('A1'), shelf('B2')]

  it('are those in use that begin as what is typed, in the order of their numbers', () => {
    expect(labels(placesOffered(inUse, shelf('a')))).toEqual(['shelf A3', 'shelf A10'])
  })

  it('are all while nothing is typed, no more than six', () => {
    expect(placesOffered(inUse, shelf(''))).toHaveLength(3)
    const many = Array.from({ length: 30 }, (_, at) => shelf(`C${String(at)}`))
    expect(placesOffered(many, shelf(''))).toHaveLength(6)
  })

  it('are of the chosen kind alone: what is cold is not offered a shelf, whatever begins as what is typed', () => {
    expect(labels(placesOffered(inUse, fridge('a')))).toEqual(['fridge A1'])
    expect(labels(placesOffered(inUse, fridge('b')))).toEqual([])
    expect(labels(placesOffered(inUse, { kind: 'cd-cabinet', label: '' }))).toEqual([])
  })

  it('are found by their kind too, and never the one that stands there already', () => {
    expect(labels(placesOffered(inUse, fridge('fri')))).toEqual(['fridge A1'])
    expect(labels(placesOffered(inUse, shelf('a3')))).toEqual([])
  })
})

it('no ready answer takes a medicine out of the CD cabinet, and a full fridge is none', () => {
  expect(elsewhereReasons([{ keptIn: 'fridge' }, { keptIn: 'cd-cabinet' }])).toEqual([])
  expect(elsewhereReasons([{ keptIn: 'fridge' }])).toEqual(['Patient is waiting for it'])
})
