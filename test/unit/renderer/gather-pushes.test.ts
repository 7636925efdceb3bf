import { beforeEach, expect, test } from 'vitest'
import type { ChangeHeard } from '../../../src/renderer/bridge/asked-again.ts'
import { gatherPushes, type Gathering } from '../../../src/renderer/bridge/gather-pushes.ts'

let now = 0
let timers: { at: number; work: () => void }[] = []
let asked: { at: number; heard: ChangeHeard | 'lists' }[] = []
let gathering: Gathering

beforeEach(() => {
  now = 0
  timers = []
  asked = []
  gathering = gatherPushes({
    after: (ms, work) => {
      const timer = { at: now + ms, work }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    askAgain: (heard) => asked.push({ at: now, heard }),
    askLists: () => asked.push({ at: now, heard: 'lists' }),
  })
})

const until = (ms: number): void => {
  for (;;) {
    const [next] = timers.filter(({ at }) => at <= ms).toSorted((a, b) => a.at - b.at)
    if (next === undefined) break
    timers = timers.filter((one) => one !== next)
    now = next.at
    next.work()
  }
  now = ms
}

test('what an act changed is asked for once, however many pushes tell of it', () => {
  for (const push of ['changed', 'sync', 'changed', 'sync'] as const) gathering.heard(push)
  until(4_000)
  expect(asked).toEqual([{ at: 150, heard: 'act' }])
})

test('an act is asked about at once while updates leave, and a change of the desk asks for everything', () => {
  gathering.heard('sync')
  until(200)
  gathering.heard('sync')
  gathering.heard('changed')
  until(400)
  gathering.heard('desk')
  until(600)
  expect(asked.map(({ heard }) => heard)).toEqual(['sync', 'act', 'anything'])
})

test('while twelve thousand updates leave in eleven seconds they are asked about less than twice a second, and lists twice', () => {
  for (let at = 0; at <= 11_000; at += 4) {
    until(at)
    gathering.heard('sync')
  }
  until(11_000)
  expect(asked.filter(({ heard }) => heard === 'sync').length).toBeLessThanOrEqual(22)
  expect(asked.filter(({ heard }) => heard === 'sync').length).toBeGreaterThan(10)
  expect(asked.filter(({ heard }) => heard === 'lists')).toHaveLength(2)
})

test('the last of many updates is asked about too', () => {
  gathering.heard('sync')
  until(300)
  gathering.heard('sync')
  until(2_000)
  expect(asked.map(({ heard }) => heard)).toEqual(['sync', 'sync'])
})

test('once it is stopped nothing is asked any more', () => {
  gathering.heard('sync')
  until(300)
  gathering.heard('sync')
  gathering.heard('changed')
  gathering.stop()
  until(60_000)
  expect(asked).toHaveLength(1)
})
