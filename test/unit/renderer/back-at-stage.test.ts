import { expect, test } from 'vitest'
import { backAtStage, backAtWords } from '../../../src/renderer/wording/stages.ts'

test('a line that left its list for an earlier stage of the work is said to be back there, and only such a line', () => {
  const back = backAtStage('accuracy', 'assemble')
  expect(back).toBe('assemble')
  expect(backAtWords('assemble')).toBe('back at Assemble')
  for (const [from, to] of [
    ['accuracy', 'place'],
    ['accuracy', 'accuracy'],
    ['accuracy', 'on-hold'],
    ['needs-you', 'check'],
    ['owings', 'assemble'],
    ['received', 'assemble'],
    [null, 'assemble'],
  ] as const)
    expect(backAtStage(from, to)).toBeNull()
})
