import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Updates } from '../../../src/main/updates/updates.ts'
import { feedTime, installerBytes, startFeedServer, type FeedServer } from '../../support/update-feed.ts'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import * as rig from '../../support/update-outcomes.ts'
import { updatesPc, type UpdatesPc } from '../../support/updates-rig.ts'

const installer = 'Pestle-1.1.0.AppImage'

let server: FeedServer
let pc: UpdatesPc

beforeEach(async () => {
  server = await startFeedServer()
  pc = updatesPc(server)
})
afterEach(async () => {
  await server.stop()
  pc.remove()
})

const asked = () => server.requests.filter(({ name }) => name === installer)
const fetched = (updates = pc.open()): Promise<Updates> => rig.fetched(updates)
const installs = (updates: Updates): Promise<void> => rig.installs(pc, updates)
const untouched = (): void => rig.untouched(pc)

describe('arriving while people work', () => {
  test('ready: nothing is installed by waiting, by quitting or by starting again', async () => {
    server.publish()
    const updates = await fetched()
    await updates.stop()
    expect(pc.open().state()).toMatchObject({ stage: 'resting' })
    untouched()
  })

  test('a newer release while one is ready: the older one is never installed', async () => {
    server.publish()
    const updates = await fetched()
    server.publish({ version: '1.2.0', number: 11 })
    expect(await updates.check()).toMatchObject({ stage: 'resting', offered: { version: '1.2.0' } })
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'nothing-ready' })
    await updates.download()
    expect(await updates.install({ restart: true, still: () => true })).toMatchObject({ ok: true })
    expect(readFileSync(pc.appImage).equals(installerBytes('1.2.0'))).toBe(true)
  })

  test('withdrawn while it is ready: not installed', async () => {
    server.publish()
    const updates = await fetched()
    server.publish({ version: '1.0.0', number: 11 })
    expect(await updates.check()).toMatchObject({ stage: 'resting', offered: null })
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'nothing-ready' })
    untouched()
  })

  test('ready for so long that its feed expired: not installed before the feed was asked again', async () => {
    server.publish()
    const updates = await fetched()
    pc.clock.now = feedTime + 31 * 86_400_000
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'feed-expired' })
    untouched()
    server.publish({ number: 11, issuedAt: pc.clock.now })
    expect(await updates.check()).toMatchObject({ stage: 'ready', trouble: null })
    await installs(updates)
  })

  test('a feed that goes down or bad while one is ready: it stays ready', async () => {
    server.publish()
    const updates = await fetched()
    server.files.clear()
    expect(await updates.check()).toMatchObject({ stage: 'ready', trouble: 'feed-unreachable' })
    expect(await updates.install({ restart: false, still: () => true })).toMatchObject({ ok: true })
  })

  test('asked to check while it checks: one question goes out', async () => {
    server.publish()
    const updates = pc.open()
    await Promise.all([updates.check(), updates.check(), updates.check()])
    expect(server.requests.filter(({ name }) => name.endsWith('.json'))).toHaveLength(1)
  })

  test('another channel chosen in the middle of a download: called off, and nothing of it is offered', async () => {
    server.publish()
    server.misbehave.set(installer, (_request, answer, body) => {
      answer.writeHead(200, { 'content-length': body.length })
      answer.write(body.subarray(0, 10_000))
    })
    const updates = pc.open()
    await updates.check()
    const going = new Promise<void>((begun) => {
      updates.onChange((state) => {
        if (state.kind === 'on' && state.progress !== null) begun()
      })
    })
    const download = updates.download()
    await going
    updates.choose('early')
    expect(await download).toMatchObject({ channel: 'early', stage: 'resting', offered: null, trouble: null })
  })

  test('stopped in the middle of a download: over at once, and the next start goes on there', async () => {
    server.publish()
    server.misbehave.set(installer, (_request, answer, body) => {
      answer.writeHead(200, { 'content-length': body.length })
      answer.write(body.subarray(0, 10_000))
    })
    const updates = pc.open()
    await updates.check()
    const going = new Promise<void>((begun) => {
      updates.onChange((state) => {
        if (state.kind === 'on' && state.progress?.done === 10_000) begun()
      })
    })
    void updates.download()
    await going
    await updates.stop()
    server.misbehave.clear()
    server.requests.length = 0
    await installs(await fetched())
    expect(asked().map(({ headers }) => headers.range)).toEqual(['bytes=10000-'])
  })
})

describe('an install that cannot be', () => {
  test('a desk that does not close: the installer is not started, and this version starts again', async () => {
    server.publish()
    const updates = await fetched(pc.open({ closeDesk: () => Promise.reject(new Error('stuck')) }))
    await expect(updates.install({ restart: true, still: () => true })).rejects.toThrow('stuck')
    expect(pc.did).toEqual(['start again', 'quit'])
    expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  })

  test('an app whose place cannot be written: the desk was closed, so this version starts again', async () => {
    server.publish()
    const updates = await fetched()
    mkdirSync(path.join(`${pc.appImage}.new`, 'in the way'), { recursive: true })
    expect(await updates.install({ restart: true, still: () => true })).toEqual({
      ok: false,
      refusal: 'installer-failed',
    })
    expect(pc.did).toEqual(['desk closed', 'start again', 'quit'])
    expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  })

  test('somebody begins to work while it is checked once more: the desk stays open, and it stays ready', async () => {
    server.publish()
    const updates = await fetched()
    expect(await updates.install({ restart: true, still: () => false })).toEqual({ ok: false, refusal: 'in-use-again' })
    untouched()
    await installs(updates)
  })

  test('asked for twice: once', async () => {
    server.publish()
    const updates = await fetched()
    const [first, second] = await Promise.all([
      updates.install({ restart: true, still: () => true }),
      updates.install({ restart: true, still: () => true }),
    ])
    expect([first, second]).toEqual([
      { ok: true, value: undefined },
      { ok: false, refusal: 'nothing-ready' },
    ])
    expect(pc.did).toEqual(['desk closed', 'start again', 'quit'])
  })

  test('without a restart: installed, and nothing starts', async () => {
    server.publish()
    const updates = await fetched()
    expect(await updates.install({ restart: false, still: () => true })).toMatchObject({ ok: true })
    expect(pc.did).toEqual(['desk closed', 'quit'])
    expect(statSync(pc.appImage).size).toBe(40_000)
  })
})
