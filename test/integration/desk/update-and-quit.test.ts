import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { realPorts, startDesk, type Desk } from '../../../src/main/compose.ts'
import type { Input, Output, QuestionName } from '../../../src/contract/index.ts'
import { ok } from '../../../src/domain/result.ts'
import { openForCommand } from '../../../src/main/desk/open-for-command.ts'
import { listTasks } from '../../../src/main/outbox/questions.ts'
import type { Updates, UpdateState } from '../../../src/main/updates/updates.ts'
import { installerBytes, startFeedServer, type FeedServer } from '../../support/update-feed.ts'
import { updatesPc, type UpdatesPc } from '../../support/updates-rig.ts'

let dir = ''
let desk: Desk | undefined
let server: FeedServer
let pc: UpdatesPc

beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-update-'))
  server = await startFeedServer()
  pc = updatesPc(server)
})
afterEach(async () => {
  await desk?.stop()
  desk = undefined
  await server.stop()
  pc.remove()
  rmSync(dir, { recursive: true })
})

const start = async (updates: (closeDesk: () => Promise<void>) => Updates): Promise<Desk> => {
  const opened = await startDesk({ dataDir: dir, host: 'browser', version: '1.0.0', updates })
  if (!opened.ok) throw new Error(opened.refusal.code)
  desk = opened.value
  return desk
}
const ask = async <Q extends QuestionName>(name: Q, input: Input<Q>): Promise<Output<Q>> => {
  const reply = await desk!.router('test', name, input)
  if (reply.kind !== 'answer') throw new Error(`${name}: ${JSON.stringify(reply)}`)
  return reply.value as Output<Q>
}
const workAs = async (role: string): Promise<void> => {
  const { people } = await ask('desk:state', {})
  await ask('desk:start-work', { personId: people.find((one) => one.role === role)?.id ?? '' })
}
const release = { version: '1.1.0', notes: ['A note'], securityLastDate: null, bytes: 9, issuedAt: 0 }
const readyState: UpdateState = {
  kind: 'on',
  channel: 'stable',
  stage: 'ready',
  checkedAt: 0,
  offered: release,
  progress: null,
  trouble: null,
}
const fake = (install: Updates['install']): Updates => ({
  state: () => readyState,
  onChange: () => () => undefined,
  check: () => Promise.resolve(readyState),
  download: () => Promise.resolve(readyState),
  choose: () => undefined,
  install,
  stop: () => Promise.resolve(),
})

test('before an installer starts, new acts are refused, the outbox has stopped, and the file is folded in and closed', async () => {
  const order: string[] = []
  const file = path.join(dir, 'practice', 'pestle.db')
  await start((closeDesk) =>
    fake(async () => {
      expect(existsSync(`${file}-wal`)).toBe(true)
      const closing = closeDesk()
      const reply = await desk!.router('test', 'desk:state', {})
      order.push(reply.kind === 'fault' ? `new acts: ${reply.reference}` : 'answered')
      await closing
      order.push(existsSync(`${file}-wal`) ? 'log left' : 'log folded in')
      const opened = openForCommand(realPorts, { dataDir: dir, environment: 'practice', make: false })
      if (!opened.ok) throw new Error(opened.refusal.code)
      const tasks = listTasks(opened.value.database.db, { show: 'waiting', after: null, limit: 200 }).rows
      order.push(tasks.some(({ state }) => state === 'sending') ? 'still sending' : 'outbox at rest')
      opened.value.file.close()
      order.push('installer')
      return ok(undefined)
    }),
  )
  await workAs('pharmacist')
  expect(await ask('updates:install', { then: 'start-again' })).toEqual({})
  expect(order).toEqual(['new acts: desk-closed', 'log folded in', 'outbox at rest', 'installer'])
  const log = readFileSync(path.join(dir, 'pestle.log'), 'utf8')
  expect(log.match(/"event":"stopped"/g)).toHaveLength(1)
})

test('a release goes the whole way from a signed feed to the place of the app, and the screen says at each step how it stands', async () => {
  const { bytes } = server.publish({ version: '1.1.0', notes: ['Labels print faster.'] })
  await start((closeDesk) => pc.open({ closeDesk: async () => void (await closeDesk(), pc.did.push('desk closed')) }))
  await workAs('pharmacist')
  expect(await ask('updates:state', {})).toMatchObject({
    version: '1.0.0',
    updates: { stage: 'resting', offered: null },
  })
  await ask('updates:check', {})
  await vi.waitFor(
    async () => expect(await ask('updates:state', {})).toMatchObject({ updates: { stage: 'ready' } }),
    10_000,
  )
  const ready = await ask('updates:state', {})
  expect(ready).toMatchObject({ updates: { offered: { version: '1.1.0', notes: ['Labels print faster.'] } } })
  expect(ready.waits.map(({ why }) => why)).toContain('in-use')
  expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  expect(await ask('updates:install', { then: 'stay-closed' })).toEqual({})
  expect(pc.did).toEqual(['desk closed', 'quit'])
  expect(readFileSync(pc.appImage).equals(bytes)).toBe(true)
})

test('quitting alone installs nothing', async () => {
  server.publish({ version: '1.1.0' })
  const opened = await start((closeDesk) => pc.open({ closeDesk }))
  await ask('updates:check', {})
  await vi.waitFor(
    async () => expect(await ask('updates:state', {})).toMatchObject({ updates: { stage: 'ready' } }),
    10_000,
  )
  await opened.stop()
  expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
})

test('a pharmacist puts an update off, nobody else does, and it stays put off after a restart', async () => {
  await start(() => fake(async () => ok(undefined)))
  await workAs('counter-assistant')
  const refusal = await desk!.router('test', 'updates:put-off', { for: 'a-day' })
  expect(refusal).toEqual({ kind: 'refusal', refusal: { code: 'not-permitted' } })
  await workAs('pharmacist')
  expect((await ask('updates:put-off', { for: 'a-day' })).waits.map(({ why }) => why)).toContain('put-off')
  await desk!.stop()
  await start(() => fake(async () => ok(undefined)))
  expect((await ask('updates:state', {})).waits.map(({ why }) => why)).toContain('put-off')
})
