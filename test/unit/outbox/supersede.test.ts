import { describe, expect, test } from 'vitest'
import { planSuperseding, type NextWord } from '../../../src/main/outbox/supersede.ts'
import type { TaskRow } from '../../../src/main/outbox/task.ts'
import { aTask } from './task-rows.ts'

const next = (given: Partial<NextWord> = {}): NextWord => ({
  prescriptionId: '24F5DA-A83008-7EFE6Z',
  custody: 1,
  status: 'With Pharmacy',
  undoneCommandIds: new Set(),
  ...given,
})
const why = (history: readonly TaskRow[], given: Partial<NextWord> = {}) =>
  planSuperseding(history, next(given)).superseded.map((each) => `${each.task.rank} ${each.why}`)
const ready = (rank: number, given: Partial<TaskRow> = {}) => aTask(rank, { status: 'Ready to Collect', ...given })
const recorded = (rank: number, given: Partial<TaskRow> = {}) =>
  aTask(rank, { state: 'recorded', last_modified: rank, ...given })

describe('what a new status does to earlier updates of the item', () => {
  test.each(['waiting', 'unknown', 'parked'] as const)(
    'a %s ready that is not true any more is superseded',
    (state) => {
      expect(why([ready(1, { state })], { status: 'Collected' })).toEqual(['1 no-longer-true'])
    },
  )

  test('a ready in flight cannot be recalled: it is marked as overtaken', () => {
    const plan = planSuperseding([ready(1, { state: 'sending' })], next({ status: 'Collected' }))
    expect(plan.superseded).toEqual([])
    expect(plan.overtaken.map(({ rank }) => rank)).toEqual([1])
  })

  test('a change of route supersedes the ready with the old words', () => {
    expect(why([ready(1)], { status: 'Ready to Dispatch' })).toEqual(['1 no-longer-true'])
  })

  test('what is not a ready stays: the patient may see every step', () => {
    expect(why([aTask(1), aTask(2, { status: 'Collected' })], { status: 'Not Dispensed' })).toEqual([])
  })

  test('when the newest says what is recorded and nothing is in doubt, the whole run is superseded and it too', () => {
    const history = [recorded(1), ready(2), aTask(3, { status: 'Not Dispensed' })]
    const plan = planSuperseding(history, next())
    expect(plan.nextAlreadyRecorded).toBe(true)
    expect(plan.superseded.map((each) => each.task.rank)).toEqual([2, 3])
  })

  test.each([
    ['an unknown update', ready(2, { state: 'unknown', maybe_stored: 1 })],
    ['an update in flight', ready(2, { state: 'sending' })],
    ['a superseded update the service may have', ready(2, { state: 'superseded', maybe_stored: 1 })],
  ])('%s since the recorded one means that the same words must be sent again', (_what, doubtful) => {
    expect(planSuperseding([recorded(1), doubtful], next()).nextAlreadyRecorded).toBe(false)
  })

  test('what was recorded in another issue or another custody does not count as said', () => {
    const other = recorded(1, { prescription_id: '24F5DA-A83008-7EFE6Z/1' })
    expect(planSuperseding([other], next()).nextAlreadyRecorded).toBe(false)
    expect(planSuperseding([recorded(1)], next({ custody: 2 })).nextAlreadyRecorded).toBe(false)
  })

  test('an issue that falls silent withdraws its own readies and not those of the next issue', () => {
    const other = ready(2, { prescription_id: '24F5DA-A83008-7EFE6Z/2' })
    expect(why([ready(1), other], { status: 'nothing' })).toEqual(['1 no-longer-true'])
  })

  test('an act taken back before its update left withdraws the update', () => {
    const collected = aTask(2, { status: 'Collected', command_id: 'the hand-out' })
    expect(
      why([recorded(1), collected], { undoneCommandIds: new Set(['the hand-out']), status: 'Ready to Collect' }),
    ).toEqual(['2 undone'])
    const left = { ...collected, state: 'unknown' as const, maybe_stored: 1 }
    expect(
      why([recorded(1), left], { undoneCommandIds: new Set(['the hand-out']), status: 'Ready to Collect' }),
    ).toEqual([])
  })
})
