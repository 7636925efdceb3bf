import { expect, test } from 'vitest'
import { updateFindings } from '../../../src/main/desk/health/update-findings.ts'
import type { UpdateState } from '../../../src/main/updates/updates.ts'

const now = Date.parse('2026-11-21T12:00:00Z')
const day = 86_400_000
const on = (changes: Partial<Extract<UpdateState, { kind: 'on' }>>): UpdateState => ({
  kind: 'on',
  channel: 'stable',
  stage: 'resting',
  checkedAt: now,
  offered: null,
  progress: null,
  trouble: null,
  ...changes,
})
const offered = { version: '1.1.0', notes: [], securityLastDate: '2026-11-20', bytes: 9, issuedAt: 0 }
const headsOf = (updates: UpdateState, failed: Parameters<typeof updateFindings>[1]['failed'] = null) =>
  updateFindings(updates, { failed }, now).map(({ state, head }) => [state, head])

test('without trouble updates are well, also where there are none', () => {
  expect(headsOf(on({}))).toEqual([['fine', null]])
  expect(headsOf({ kind: 'off', why: 'managed', managedBy: null })).toEqual([['fine', null]])
  expect(headsOf(on({ trouble: 'feed-unreachable', checkedAt: now - 4 * day }))).toEqual([['fine', null]])
})

test('a version that could not take the record over, a late security update and a feed not reached for days are said', () => {
  const failed = { version: '1.1.0', previous: '1.0.0', findings: ['replay' as const], at: now, told: true }
  expect(headsOf(on({}), failed)).toEqual([['attention', 'A new version could not be used']])
  expect(headsOf(on({ stage: 'ready', offered }))).toEqual([['wrong', 'A security update is late']])
  expect(headsOf(on({ trouble: 'feed-unreachable', checkedAt: now - 6 * day }))).toEqual([
    ['attention', 'Updates are not reached'],
  ])
  expect(headsOf(on({ trouble: 'feed-expired', checkedAt: null }))).toHaveLength(1)
})

test('what no bad line does, forged, replayed, expired or signed by somebody else, is said at once', () => {
  for (const trouble of [
    'feed-forged',
    'feed-replayed',
    'feed-expired',
    'download-altered',
    'publisher-refused',
  ] as const)
    expect(headsOf(on({ trouble }))).toEqual([['attention', 'An update was refused']])
})

test('a feed that is kept away is loud once the last one has expired, whatever it is kept away by', () => {
  for (const trouble of ['feed-unreachable', 'feed-forged', null] as const)
    expect(headsOf(on({ trouble, checkedAt: now - 31 * day }))).toEqual([['wrong', 'No news of updates for a month']])
  expect(headsOf(on({ checkedAt: now - 15 * day }))).toEqual([['attention', 'Updates are not reached']])
})
