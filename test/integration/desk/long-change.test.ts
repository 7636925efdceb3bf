import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDesk, type Desk, type StartOptions } from '../../../src/main/compose.ts'
import type { InWorker } from '../../../src/main/desk/in-worker.ts'
import { rememberedChoices } from '../../../src/main/desk/remembered.ts'
import type { Input, Output, QuestionName } from '../../../src/contract/index.ts'
import { keyStoreOf } from '../../support/key-stores.ts'

let dir = ''
let desk: Desk | undefined
beforeEach(() => (dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-change-'))))
afterEach(async () => {
  await desk?.stop()
  desk = undefined
  spans.length = 0
  rmSync(dir, { recursive: true, force: true })
})

const start = async (more: Partial<StartOptions>): Promise<void> => {
  const opened = await startDesk({ dataDir: dir, host: 'browser', version: '0', ...more })
  if (!opened.ok) throw new Error(opened.refusal.code)
  desk = opened.value
}
const ask = async <Q extends QuestionName>(name: Q, input: Input<Q>): Promise<Output<Q>> => {
  const reply = await desk!.router('test', name, input)
  if (reply.kind !== 'answer') throw new Error(`${name}: ${JSON.stringify(reply)}`)
  return reply.value as Output<Q>
}
const startWork = async (): Promise<void> => {
  const { people } = await ask('desk:state', {})
  await ask('desk:start-work', { personId: people[0]?.id ?? '' })
}

const spans: string[] = []
/** Notes which environment is open where unwatched work begins and where it ends. */
const unwatched: NonNullable<StartOptions['unwatched']> = async (work) => {
  spans.push(`begins in ${(await ask('start:state', {})).environment}`)
  try {
    return await work()
  } finally {
    spans.push(`ends in ${(await ask('start:state', {})).environment}`)
  }
}

test('a change of environment may keep the process from answering for long from its beginning to its end, and no longer', async () => {
  await start({ unwatched })
  await startWork()
  expect(spans).toEqual([])
  await ask('desk:change-environment', { environment: 'sandbox' })
  await vi.waitFor(() => expect(spans).toEqual(['begins in practice', 'ends in sandbox']))
})

test('so may opening a desk from the start screen', async () => {
  rememberedChoices(dir).change({ environment: 'production' })
  await start({ unwatched, keyStore: keyStoreOf('aisha', 'plaintext'), startScreen: true })
  expect(spans).toEqual([])
  await ask('start:go-back', {})
  expect(spans).toEqual(['begins in production', 'ends in practice'])
})

test('a job in the worker hears of every question of the counter, and of none that a screen asks by itself', async () => {
  let used: Int32Array | undefined
  const seeing: InWorker = (_name, _input, waiting) => {
    used = waiting?.used && new Int32Array(waiting.used)
    return Promise.reject(Object.assign(new Error('no disk'), { code: 'EIO' }))
  }
  await start({ inWorker: seeing })
  await startWork()
  await desk!.router('test', 'health:examine', {})
  expect(used).toBeDefined()
  const before = Atomics.load(used!, 0)
  await ask('desk:state', {})
  expect(Atomics.load(used!, 0)).toBe(before)
  await ask('queue:page', { stage: 'check', search: '', after: null, limit: 50 })
  expect(Atomics.load(used!, 0)).toBe(before + 1)
})
