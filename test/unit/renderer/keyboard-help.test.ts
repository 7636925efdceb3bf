import { expect, test } from 'vitest'
import { worksHere } from '../../../src/renderer/app/keyboard-help.tsx'
import { shortcutTable } from '../../../src/renderer/wording/keys.ts'

const listed = (inList: 'all' | 'moves' | 'none'): readonly string[] =>
  shortcutTable.flatMap((one) => (one.where === 'list' && worksHere(one, [], inList) ? [one.key] : []))

test('the keys that are shown are those that work: from line to line alone where updates are gone through', () => {
  expect(listed('moves')).toEqual(['j', 'k'])
  expect(listed('none')).toEqual([])
  expect(listed('all').length).toBeGreaterThan(2)
})
