import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { slots, watchMainLoop, type WatchStart } from '../../../src/main/hosts/electron/watch-main-loop.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'pestle-watch-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A watcher in the place of the real one: it hands what it was given to this thread, or breaks. */
const watcher = (script: string): string => {
  const file = path.join(folder, 'watcher.mjs')
  writeFileSync(file, script)
  return file
}
const handsOver = `
import { workerData } from 'node:worker_threads'
const there = new BroadcastChannel(workerData.dataDir)
there.postMessage(workerData)
there.close()
setInterval(() => undefined, 1000)`

const rig = (thread: string) => {
  const time = { now: 0 }
  const timers = createTimers(() => time.now)
  const there = new BroadcastChannel(folder)
  const given = new Promise<WatchStart>((resolve) => {
    there.onmessage = (event) => {
      there.close()
      resolve((event as unknown as { data: WatchStart }).data)
    }
  })
  const watched = watchMainLoop({
    thread,
    after: timers.after,
    hungAfterMs: 60_000,
    dataDir: folder,
    program: '/app',
    args: ['--a'],
  })
  const later = (ms: number): void => {
    for (const until = time.now + ms; time.now < until;) {
      time.now += 1_000
      timers.run()
    }
  }
  return { watched, given, later, nextAt: timers.nextAt }
}
const neverFaults = (): never => expect.unreachable()

test('the watcher sees the loop beat thirty times a minute, and what it starts the app again with', async () => {
  const { watched, given, later } = rig(watcher(handsOver))
  watched.begin(neverFaults)
  const { shared, ...rest } = await given
  expect(rest).toEqual({
    everyMs: 2_000,
    hungAfterMs: 60_000,
    dataDir: folder,
    pid: process.pid,
    program: '/app',
    args: ['--a'],
  })
  const memory = new Int32Array(shared)
  const before = Atomics.load(memory, slots.beats)
  later(60_000)
  expect(Atomics.load(memory, slots.beats) - before).toBe(30)
  watched.end()
})

test('silence is allowed while unwatched work lasts, also when it fails, as long as anything allows it, and for good at the end', async () => {
  const { watched, given, later, nextAt } = rig(watcher(handsOver))
  watched.begin(neverFaults)
  const memory = new Int32Array((await given).shared)
  const isAllowed = (): boolean => Atomics.load(memory, slots.allowed) > 0
  expect(isAllowed()).toBe(false)
  const forbid = watched.allow()
  await watched.unwatched(async () => {
    forbid()
    expect(isAllowed()).toBe(true)
    await Promise.resolve()
    expect(isAllowed()).toBe(true)
  })
  expect(isAllowed()).toBe(false)
  await expect(watched.unwatched(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
  expect(isAllowed()).toBe(false)
  watched.end()
  expect(isAllowed()).toBe(true)
  const beats = Atomics.load(memory, slots.beats)
  later(60_000)
  expect([Atomics.load(memory, slots.beats), nextAt()]).toEqual([beats, null])
})

test('an app that begins to quit has answered once more, and is watched until that has ended', async () => {
  const { watched, given, later } = rig(watcher(handsOver))
  watched.begin(neverFaults)
  const memory = new Int32Array((await given).shared)
  const before = Atomics.load(memory, slots.beats)
  expect(Atomics.load(memory, slots.quitting)).toBe(0)
  watched.quitting()
  expect([Atomics.load(memory, slots.quitting), Atomics.load(memory, slots.allowed)]).toEqual([1, 0])
  expect(Atomics.load(memory, slots.beats)).toBe(before + 1)
  later(60_000)
  expect(Atomics.load(memory, slots.beats)).toBe(before + 31)
  watched.end()
})

test('a watcher that breaks is said, and nothing watches an app that ends before it began', async () => {
  const fault = vi.fn()
  const broken = rig(watcher('throw new Error("no")'))
  broken.watched.begin(fault)
  await vi.waitFor(() => expect(fault).toHaveBeenCalledOnce())
  broken.watched.end()
  const ended = rig(path.join(folder, 'no-such-watcher.mjs'))
  ended.watched.end()
  ended.watched.begin(neverFaults)
  expect(ended.nextAt()).toBeNull()
})
