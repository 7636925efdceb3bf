import { expect, test } from 'vitest'
import { fitNarrowest } from '../../../src/renderer/features/queue/line-marks.tsx'
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
