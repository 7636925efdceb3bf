import { expect, test } from 'vitest'
import { fitNarrowest, isFirstWhole, widestMedicines } from '../../../src/renderer/features/queue/line-marks.tsx'
import type { FlagWords } from '../../../src/renderer/wording/flags.ts'

const mark = (short: string, icon?: FlagWords['icon']): FlagWords => ({
  short,
  full: short,
  tone: 'plain',
  ...(icon && { icon }),
})
const similar = mark('Similar name', 'people')

test('two marks stand in the narrowest line only where both are whole, and what is counted beside them too', () => {
  expect(fitNarrowest([similar], 115)).toBe(true)
  expect(fitNarrowest([mark('Fridge', 'cold'), mark('CD', 'lock')], 115)).toBe(true)
  expect(fitNarrowest([mark('Fridge', 'cold'), mark('CD', 'lock'), mark('Hold')], 115)).toBe(false)
  expect(fitNarrowest([similar, mark('CD', 'lock')], 115)).toBe(false)
  expect(fitNarrowest([similar, mark('Unsigned'), mark('Not tracked')], 115)).toBe(false)
})

test('beside a strength that needs more room fewer marks stand in the narrowest line', () => {
  const marks = [mark('Fridge', 'cold'), mark('CD', 'lock')]
  expect(fitNarrowest(marks, 130)).toBe(true)
  expect(fitNarrowest(marks, 152)).toBe(false)
})

test('beside a long combination a mark that has no room there is counted, and not cut', () => {
  expect(isFirstWhole([mark('Unsigned')], 115)).toBe(true)
  expect(isFirstWhole([mark('Unsigned')], 208)).toBe(false)
  expect(isFirstWhole([mark('CD', 'lock')], 208)).toBe(true)
  expect(isFirstWhole([mark('CD', 'lock'), mark('Fridge', 'cold')], 208)).toBe(false)
  expect(isFirstWhole([], widestMedicines)).toBe(true)
})
