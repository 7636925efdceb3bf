import { expect, test } from 'vitest'
import type { LongWorkProgress } from '../../../src/main/database/long-work.ts'
import { duringWork } from '../../../src/main/desk/during-work.ts'

const rig = ({ atMostMs = Number.POSITIVE_INFINITY } = {}) => {
  const time = { now: 0, uses: 0, rested: 0 }
  const said: LongWorkProgress[] = []
  const work = duringWork({
    say: (at) => said.push(at),
    isCancelled: () => false,
    uses: () => time.uses,
    now: () => time.now,
    wait: (ms) => {
      time.now += ms
      time.rested += ms
    },
    atMostMs,
  })
  const pieces = (count: number, ms: number, { used = false, step = 'lines' } = {}): void => {
    for (let done = 0; done < count; done += 1) {
      if (used) time.uses += 1
      time.now += ms
      work.progress({ step, done, of: count })
    }
  }
  return { time, said, pieces, work }
}

test('while the counter is used a job takes a fifth of the time, and never less', () => {
  const { time, pieces } = rig()
  pieces(1_000, 5, { used: true })
  expect(time).toMatchObject({ now: 25_000, rested: 20_000 })
})

test('it stands back behind one use for a second, and then works on at its own pace', () => {
  const { time, pieces } = rig()
  pieces(1, 5, { used: true })
  pieces(10_000, 5)
  expect(time.rested).toBeGreaterThan(700)
  expect(time.rested).toBeLessThan(1_000)
})

test('nobody at the counter: nothing is waited for', () => {
  const { time, pieces } = rig()
  pieces(1_000, 5)
  expect(time.rested).toBe(0)
})

test('pieces too short to be felt are gathered, and one that took long is not paid for by a long rest', () => {
  const short = rig()
  short.pieces(4, 1, { used: true })
  expect(short.time.rested).toBe(16)
  const long = rig()
  long.pieces(1, 3_000, { used: true })
  expect(long.time.rested).toBe(100)
})

test('what must be done in its time stands back for so long altogether and then no more, however busy the counter is', () => {
  const { time, pieces } = rig({ atMostMs: 60_000 })
  pieces(100_000, 5, { used: true })
  expect(time).toMatchObject({ now: 560_000, rested: 60_000 })
})

test('how far it is goes to the counter four times a second at most, and a new step at once', () => {
  const { said, pieces } = rig()
  pieces(1_000, 1, { step: 'events' })
  expect(said.map(({ done }) => done)).toEqual([0, 250, 500, 750])
  pieces(1, 1, { step: 'tables' })
  expect(said.at(-1)).toMatchObject({ step: 'tables' })
})

test('the end of a step is said however soon it comes, and once', () => {
  const { said, work } = rig()
  for (const done of [0, 1, 2, 3, 3, 3]) work.progress({ step: 'pages', done, of: 3 })
  expect(said.map(({ done }) => done)).toEqual([0, 3])
})
