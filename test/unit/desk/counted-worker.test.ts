import { expect, test } from 'vitest'
import { countedWorker, type InWorker } from '../../../src/main/desk/in-worker.ts'
import { standsBackAtMostMs } from '../../../src/main/desk/worker-jobs.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'

const asked = { file: '', dataKey: Buffer.alloc(0) }

test('what runs in the worker is waited for, whoever asked for it, and its fault is no fault of the waiting', async () => {
  const ends: (() => void)[] = []
  const hanging = (() => new Promise((_resolve, reject) => ends.push(() => reject(new Error('disk'))))) as InWorker
  const { inWorker, ended } = countedWorker(hanging, createTimers(() => 0).after)
  expect(await ended()).toBe(true)
  const job = inWorker('health:integrity', asked)
  let free: boolean | undefined
  const waiting = ended().then((value) => (free = value))
  await new Promise(setImmediate)
  expect(free).toBeUndefined()
  ends[0]?.()
  await expect(job).rejects.toThrow('disk')
  await waiting
  expect(free).toBe(true)
  expect(await ended()).toBe(true)
})

test('a thread that hangs is waited for a minute, and then it is said that it still runs', async () => {
  let now = 0
  const timers = createTimers(() => now)
  const { inWorker, ended } = countedWorker(() => new Promise(() => undefined), timers.after)
  void inWorker('health:integrity', asked)
  const waiting = ended()
  now = 60_000
  timers.run()
  expect(await waiting).toBe(false)
})

test('what reads one moment of the open record to its end stands back for a minute at most, as its log grows until then', () => {
  expect([standsBackAtMostMs('leaving:write'), standsBackAtMostMs('restore:drill')]).toEqual([60_000, Infinity])
})

test('every job sees that the counter is used, and what screens ask by themselves of how things stand is no use of it', () => {
  let used: Int32Array = new Int32Array(1)
  const seeing: InWorker = (_name, _input, waiting) => {
    used = new Int32Array(waiting?.used ?? new SharedArrayBuffer(4))
    return new Promise(() => undefined)
  }
  const worker = countedWorker(seeing, createTimers(() => 0).after)
  void worker.inWorker('health:integrity', asked)
  for (const question of ['leaving:state', 'desk:state', 'start:restore-state', undefined]) worker.asked(question)
  expect(used[0]).toBe(0)
  for (const question of ['queue:page', 'prescription:act']) worker.asked(question)
  expect(used[0]).toBe(2)
})
