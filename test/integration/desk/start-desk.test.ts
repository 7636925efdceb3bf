import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realPorts } from '../../../src/main/compose.ts'
import type { InWorker } from '../../../src/main/desk/in-worker.ts'
import type { Ports } from '../../../src/main/desk/ports.ts'
import { startDeskRouter } from '../../../src/main/desk/start-desk.ts'
import type { StartRefusal } from '../../../src/main/desk/start-refusal.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'

let dir = ''
beforeEach(() => (dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-start-desk-'))))
afterEach(() => {
  rmSync(dir, { recursive: true })
})

const standIn = (
  refusal: StartRefusal,
  inWorker: InWorker,
  openAgain: () => Promise<boolean>,
  more: Partial<Ports> = {},
) =>
  startDeskRouter(
    { ...realPorts, inWorker, ...more },
    {
      dataDir: dir,
      environment: 'practice',
      refusal,
      openAgain,
      reportFault: () => 'REF',
      workEnded: () => Promise.resolve(true),
      changed: () => undefined,
    },
  )

/** A worker that finds the key and then checks until it is called off; `ended` hears that it was. */
const checkingUntilCalledOff = (ended: () => void): InWorker =>
  (async (name: string, _input: unknown, waiting: { readonly signal?: AbortSignal } = {}) => {
    if (name === 'restore:key') return { ok: true, value: { key: Buffer.alloc(32), recovery: [] } }
    await new Promise((resolve) => waiting.signal?.addEventListener('abort', resolve))
    await new Promise(setImmediate)
    ended()
    return { ok: false, refusal: { code: 'cancelled' } }
  }) as InWorker

test('a check that runs on the start screen has ended before a desk is opened on the folder', async () => {
  const happened: string[] = []
  const { router } = standIn(
    { code: 'damaged' },
    checkingUntilCalledOff(() => happened.push('check ended')),
    async () => {
      happened.push('opened')
      return true
    },
  )
  expect(await router('window', 'start:preview', { folder: '/backup', code: null })).toMatchObject({ kind: 'answer' })
  await router('window', 'start:retry', {})
  expect(happened).toEqual(['check ended', 'opened'])
})

test('what a refusal does not offer is not done: nothing is opened while something is done with the closed file', async () => {
  const neverOpened = (): Promise<boolean> => expect.unreachable()
  const { router } = standIn({ code: 'at-work', doing: 'Wait.' }, realPorts.inWorker, neverOpened)
  for (const [name, input] of [
    ['start:retry', {}],
    ['start:go-back', {}],
    ['start:unlock', { code: 'anything' }],
    ['start:preview', { folder: '/backup', code: null }],
    ['start:restore', { folder: '/backup' }],
  ] as const)
    expect(await router('window', name, input)).toEqual({ kind: 'refusal', refusal: { code: 'not-needed' } })
})

test('a backup whose disk hangs keeps nobody from another desk', async () => {
  let now = 0
  const timers = createTimers(() => now)
  const hanging = ((name: string) =>
    name === 'restore:key'
      ? Promise.resolve({ ok: true, value: { key: Buffer.alloc(32), recovery: [] } })
      : new Promise(() => undefined)) as InWorker
  const { router } = standIn({ code: 'damaged' }, hanging, () => Promise.resolve(true), { after: timers.after })
  await router('window', 'start:preview', { folder: '/backup', code: null })
  const retried = router('window', 'start:retry', {})
  now = 5_000
  timers.run()
  expect(await retried).toMatchObject({ value: { opened: true } })
})
