import { expect, test } from 'vitest'
import { noMoreOften } from '../../../src/main/desk/no-more-often.ts'

const clockwork = () => {
  let now = 0
  let timers: { readonly at: number; readonly work: () => void }[] = []
  return {
    now: () => now,
    after: (ms: number, work: () => void) => {
      const timer = { at: now + ms, work }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    until: (ms: number) => {
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= ms)
        if (next === undefined) break
        timers = timers.filter((one) => one !== next)
        now = next.at
        next.work()
      }
      now = ms
    },
  }
}

test('the first is done at once, and of those that come meanwhile one, when the time is over', () => {
  const clock = clockwork()
  const done: number[] = []
  const { call } = noMoreOften(clock.after, 100, () => done.push(clock.now()))
  for (const at of [0, 1, 2, 60, 99]) {
    clock.until(at)
    call()
  }
  clock.until(1_000)
  expect(done).toEqual([0, 100])
  call()
  expect(done).toEqual([0, 100, 1_000])
})

test('once stopped nothing is done, whatever still waits', () => {
  const clock = clockwork()
  let done = 0
  const { call, stop } = noMoreOften(clock.after, 100, () => (done += 1))
  call()
  call()
  stop()
  call()
  clock.until(1_000)
  expect(done).toBe(1)
})
