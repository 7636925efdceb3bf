import { expect, test } from 'vitest'
import { labelLines } from '../../../src/renderer/features/print/label-lines.ts'

test('what has no room at the right of a line begins the next one at its left, as everything that is read does', () => {
  const lines = (text: string) =>
    labelLines((words) => words.length * 0.5, text, { right: 'born 3 Jan 1951', sizePt: 12 })
  expect(lines('Ann Lee').map(({ text, right }) => [text, right])).toEqual([['Ann Lee', 'born 3 Jan 1951']])
  expect(lines('Mrs Margaret Anne Whitfield').map(({ text, right }) => [text, right])).toEqual([
    ['Mrs Margaret Anne Whitfield', ''],
    ['born 3 Jan 1951', ''],
  ])
})
