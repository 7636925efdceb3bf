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
  expect(fitNarrowest([similar])).toBe(true)
  expect(fitNarrowest([mark('Fridge', 'cold'), mark('CD', 'lock')])).toBe(true)
  expect(fitNarrowest([mark('Fridge', 'cold'), mark('CD', 'lock'), mark('Hold')])).toBe(false)
  expect(fitNarrowest([similar, mark('CD', 'lock')])).toBe(false)
  expect(fitNarrowest([similar, mark('Unsigned'), mark('Not tracked')])).toBe(false)
})
