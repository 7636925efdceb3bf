import { expect, test } from 'vitest'
import { contentNumber } from '../../support/content-number.ts'
import { createWorld } from '../../support/world.ts'

const issue = (number: number) => contentNumber(1, { treatment: 'repeat-dispensing', issue: { number, of: 6 } })

test('the arrival of issue 2 is noted on issue 1 in the same act', () => {
  using world = createWorld()
  const first = world.receive(issue(1))
  const second = world.receive(issue(2))

  expect(world.prescription(first).laterIssue).toBe(2)
  expect(world.prescription(second).laterIssue).toBeNull()
  expect(world.commits.at(-1)?.ids).toEqual([second, first])
  const [received, noted] = world.changes.slice(-2)
  expect(noted?.event.actId).toBe(received?.event.actId)
  expect(noted?.before?.laterIssue).toBeNull()
  expect(noted?.after.laterIssue).toBe(2)
})

test('an issue that comes after its successor is noted as overtaken', () => {
  using world = createWorld()
  const third = world.receive(issue(3))
  const second = world.receive(issue(2))

  expect(world.prescription(second).laterIssue).toBe(3)
  expect(world.prescription(third).laterIssue).toBeNull()
  // One change, from nothing to overtaken: the outbox never hears of it as the latest.
  const change = world.changes.at(-1)
  expect(world.changes).toHaveLength(2)
  expect(change).toMatchObject({ before: undefined, after: { laterIssue: 3 }, event: { type: 'later-issue-received' } })
})

test('a later issue that was not released to this pharmacy silences nothing', () => {
  using world = createWorld()
  const first = world.receive(issue(1))
  world.receive(issue(2), { kind: 'order', releasedTo: null })
  expect(world.prescription(first).laterIssue).toBeNull()
})

test('a later issue silences the earlier one when its release to this pharmacy follows', () => {
  using world = createWorld()
  const first = world.receive(issue(1))
  world.receive(issue(2), { kind: 'order', releasedTo: null })
  world.receive(issue(2))
  expect(world.prescription(first).laterIssue).toBe(2)
})

test('another prescription is not touched by the arrival of an issue', () => {
  using world = createWorld()
  const other = world.receive(contentNumber(2, { treatment: 'repeat-dispensing', issue: { number: 1, of: 6 } }))
  world.receive(issue(2))
  expect(world.prescription(other).version).toBe(1)
})
