import { expect, test } from 'vitest'
import { conditionWords } from '../../../src/renderer/wording/filters.ts'
import { daysEndSections, type DaysEnd } from '../../../src/renderer/wording/days-end.ts'
import { stageWords } from '../../../src/renderer/wording/stages.ts'

const none = { count: 0, rows: [] }
const report = {
  asOf: 1,
  day: '2026-11-21',
  at: Date.parse('2026-11-21T17:00:00Z'),
  unfinished: none,
  uncollected: none,
  owings: none,
  out: none,
  nearMisses: none,
  incidents: none,
  updates: none,
  inbox: { refused: 0, conflict: 0, unseen: 0, held: 0 },
  waiting: { count: 0, since: null },
  claims: none,
  lateSupplies: none,
  incidentsOpen: none,
  toDestroy: none,
} as const satisfies DaysEnd

test('what is owed is counted in three ways, and no two of them have one name', () => {
  const dueItems = daysEndSections(report).find(({ name }) => name === 'owings')?.head ?? ''
  expect(dueItems).toMatch(/^Owed items that are due/)
  expect(stageWords.owings.name).toMatch(/^Only /)
  const names = [dueItems, stageWords.owings.name, conditionWords.owing]
  for (const name of names) for (const other of names) if (name !== other) expect(other).not.toContain(name)
  // The list says where the other two counts are.
  expect(stageWords.owings.about).toContain(conditionWords.owing)
  expect(stageWords.owings.about).toContain('day’s end')
})
