import { expect, test } from 'vitest'
import { dutyRefusalWords } from '../../../src/renderer/wording/on-duty.ts'
import { refusalWords } from '../../../src/renderer/wording/refusals.ts'
import { notDoneHead } from '../../../src/renderer/wording/troubles.ts'

test('that nothing was recorded stands over every refusal but the one of an act whose first press was recorded', () => {
  expect(notDoneHead('clinical-check-missing')).toContain('Nothing was recorded')
  expect(notDoneHead('nobody-working')).toContain('Nothing was recorded')
  const said = [
    notDoneHead('recorded-otherwise'),
    refusalWords({ code: 'recorded-otherwise' }, { item: () => '', amount: () => '' }),
    dutyRefusalWords({ code: 'recorded-otherwise' }),
  ]
  for (const words of said) {
    expect(words).toMatch(/recorded as it was/i)
    expect(words).not.toMatch(/nothing was recorded|not done/i)
  }
})
