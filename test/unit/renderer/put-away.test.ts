import { expect, test } from 'vitest'
import { putAwayBy } from '../../../src/renderer/features/queue/put-away.ts'
import type { QueueRow } from '../../../src/renderer/features/queue/settled-rows.ts'

const found = (...ids: readonly string[]) => ({
  text: 'okaf',
  known: true,
  rows: ids.map((id) => ({ row: { id } as QueueRow, left: false })),
})

test('a search that finds nobody, or somebody else, puts away what was in hand', () => {
  expect(putAwayBy(found(), 'last')).toBe('last')
  expect(putAwayBy(found('other'), 'last')).toBe('last')
})

test('a search that finds what is in hand leaves it there, and one that is not answered yet takes nothing away', () => {
  expect(putAwayBy(found('other', 'last'), 'last')).toBeNull()
  expect(putAwayBy({ ...found(), known: false }, 'last')).toBeNull()
  expect(putAwayBy(found('other'), null)).toBeNull()
})
