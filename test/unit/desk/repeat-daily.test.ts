import { expect, test } from 'vitest'
import { repeatDaily } from '../../../src/main/desk/repeat-daily.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'

const tenMinutes = 10 * 60_000

const rig = (startAt: string, work: () => Promise<unknown>) => {
  let now = Date.parse(startAt)
  const timers = createTimers(() => now)
  const faults: unknown[] = []
  const settle = () => new Promise<void>((resolve) => void setImmediate(resolve))
  const daily = repeatDaily({ now: () => now, after: timers.after }, work, (fault) => faults.push(fault))
  return {
    daily,
    faults,
    timers,
    settle,
    goTo: async (instant: string) => {
      await settle()
      for (const end = Date.parse(instant); now < end;) {
        now = Math.min(end, now + tenMinutes)
        timers.run()
        await settle()
      }
    },
  }
}

test('the work is done at the start and once on every new UK day, in summer an hour before midnight UTC', async () => {
  let done = 0
  const { goTo, settle, daily } = rig('2026-07-06T09:00:00Z', async () => (done += 1))
  await settle()
  expect(done).toBe(1)
  await goTo('2026-07-06T22:50:00Z')
  expect(done).toBe(1)
  await goTo('2026-07-06T23:10:00Z')
  expect(done).toBe(2)
  await goTo('2026-07-07T22:00:00Z')
  expect(done).toBe(2)
  await daily.stop()
})

test('a fault is reported, and the next look tries again until it is done', async () => {
  let tries = 0
  const { goTo, faults, daily } = rig('2026-11-16T09:00:00Z', async () => {
    tries += 1
    if (tries < 3) throw new Error('disk is full')
  })
  await goTo('2026-11-16T09:10:00Z')
  expect(faults).toHaveLength(2)
  await goTo('2026-11-16T12:00:00Z')
  expect(tries).toBe(3)
  expect(faults).toHaveLength(2)
  await daily.stop()
})

test('work that takes longer than to the next look is not begun a second time', async () => {
  let begun = 0
  let finish: () => void = () => undefined
  const { goTo, daily } = rig('2026-11-16T09:00:00Z', () => {
    begun += 1
    return new Promise<void>((resolve) => (finish = resolve))
  })
  await goTo('2026-11-18T09:00:00Z')
  expect(begun).toBe(1)
  finish()
  await daily.stop()
})

test('stopping waits for the work under way, and afterwards nothing is due any more', async () => {
  let finish: () => void = () => undefined
  const { daily, timers, settle } = rig(
    '2026-11-16T09:00:00Z',
    () => new Promise<void>((resolve) => (finish = resolve)),
  )
  let stopped = false
  const stopping = daily.stop().then(() => (stopped = true))
  await settle()
  expect(stopped).toBe(false)
  finish()
  await stopping
  expect(timers.nextAt()).toBeNull()
})
