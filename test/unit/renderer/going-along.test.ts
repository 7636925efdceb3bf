import { expect, test } from 'vitest'
import type { Detail } from '../../../src/renderer/features/prescription/detail.ts'
import { choiceDropped, goesByItself, seenNext } from '../../../src/renderer/features/prescription/going-along.ts'
import type { Other } from '../../../src/renderer/features/prescription/use-others.ts'

// Only what is compared of a prescription.
const detailOf = (id: string, family = 'Whitfield', birthDate = '1950-03-14', version = 1): Detail =>
  ({ prescription: { id, version, content: { patient: { family, birthDate } } } }) as unknown as Detail

const otherOf = (...of: Parameters<typeof detailOf>): Other => ({ detail: detailOf(...of), itemIds: ['1'] })

test('what could go along when the window opened stays as it was seen, and what comes later is told apart', () => {
  const first = otherOf('A')
  const seen = seenNext(null, [first])
  const next = seenNext(seen, [otherOf('A', 'Whitfield', '1950-03-14', 2), otherOf('B')])
  expect(next.others[0]).toBe(first)
  expect(next.others.map(({ detail }) => detail.prescription.id)).toEqual(['A', 'B'])
  expect(next.later).toEqual(['B'])
  expect(seenNext(next, [])).toBe(next)
})

test('what came after the window opened never goes along by itself', () => {
  expect(goesByItself(detailOf('here'), otherOf('A'), [])).toBe(true)
  expect(goesByItself(detailOf('here'), otherOf('A'), ['A'])).toBe(false)
})

test('the same NHS number with another family name or birth date never goes along by itself', () => {
  const here = detailOf('here', "O'Neill")
  expect(goesByItself(here, otherOf('A', 'ONEILL'), [])).toBe(true)
  expect(goesByItself(here, otherOf('A', 'Okafor'), [])).toBe(false)
  expect(goesByItself(here, otherOf('A', "O'Neill", '1950-04-14'), [])).toBe(false)
})

test('an unticked other does not come back ticked: where which ones go was said of another version, none goes by itself', () => {
  const kept = { goesAlong: { version: 3, value: { A: false } } }
  const restored = { begunAt: 0, since: [], version: 3, changed: false, wordsOnly: false }
  expect(choiceDropped({ restored: { ...restored, version: 4, changed: true }, fields: kept })).toBe(true)
  expect(choiceDropped({ restored: { ...restored, wordsOnly: true }, fields: kept })).toBe(true)
  expect(choiceDropped({ restored, fields: kept })).toBe(false)
  expect(choiceDropped({ restored: { ...restored, version: 4, changed: true }, fields: {} })).toBe(false)
  expect(choiceDropped({ restored: null, fields: {} })).toBe(false)
  expect(choiceDropped(null)).toBe(false)
})
