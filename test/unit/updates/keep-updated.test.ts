import { expect, test } from 'vitest'
import { keepUpdated } from '../../../src/main/updates/keep-updated.ts'
import { updatesOff } from '../../../src/main/updates/updates-off.ts'
import type { Updates, UpdateState } from '../../../src/main/updates/updates.ts'

const state = (trouble: 'feed-unreachable' | null): UpdateState => ({
  kind: 'on',
  channel: 'stable',
  stage: 'resting',
  checkedAt: null,
  offered: null,
  progress: null,
  trouble,
})

/** Updates that write down what they are asked, and timers moved by hand. */
const rig = (answer: () => UpdateState, random = 0) => {
  const did: string[] = []
  const waits: number[] = []
  let due: (() => void) | null = null
  const updates: Updates = {
    ...updatesOff('managed'),
    state: () => state(null),
    check: async () => (did.push('check'), answer()),
    download: async () => (did.push('download'), answer()),
    install: () => {
      throw new Error('never')
    },
  }
  const end = keepUpdated(updates, {
    after: (ms, work) => {
      waits.push(ms / 60_000)
      due = work
      return () => {
        due = null
      }
    },
    random: () => random,
    reportFault: (where) => did.push(`fault: ${where}`),
  })
  const tick = async (): Promise<void> => {
    due?.()
    for (let n = 0; n < 10; n += 1) await Promise.resolve()
  }
  return { did, waits, tick, end, isDue: () => due !== null }
}

test('three minutes after the start, then every four hours; what is offered is fetched and never installed', async () => {
  const { did, waits, tick } = rig(() => state(null))
  await tick()
  await tick()
  expect(waits).toEqual([3, 240, 240])
  expect(did).toEqual(['check', 'download', 'check', 'download'])
})

test('half an hour after trouble', async () => {
  const { waits, tick } = rig(() => state('feed-unreachable'))
  await tick()
  expect(waits).toEqual([3, 30])
})

test('not every PC asks at the same time', async () => {
  const { waits, tick } = rig(() => state(null), 0.8)
  await tick()
  expect(waits.map((wait) => wait.toFixed(1))).toEqual(['3.6', '288.0'])
})

test('a fault is written down and asking goes on', async () => {
  const { did, waits, tick } = rig(() => {
    throw new Error('bug')
  })
  await tick()
  expect(did).toEqual(['check', 'fault: background updates'])
  expect(waits).toEqual([3, 240])
})

test('ended, nothing more is asked; off, nothing ever is', async () => {
  const { did, end, tick, isDue } = rig(() => state(null))
  end()
  expect(isDue()).toBe(false)
  await tick()
  expect(did).toEqual([])
  const waits: number[] = []
  keepUpdated(updatesOff('not-configured'), {
    after: (ms) => (waits.push(ms), () => undefined),
    random: () => 0,
    reportFault: () => undefined,
  })
  expect(waits).toEqual([])
})
