import { describe, expect, test } from 'vitest'
import { feedTime, installerBytes, standsStill } from '../../support/update-feed.ts'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { installer, updatesEachTest } from '../../support/updates-each-test.ts'

const rig = updatesEachTest()
const { asked, fetched, installs, untouched } = rig

/** A download that stands still after 10,000 bytes, once it is as far as asked. */
const downloading = async (farEnough: (done: number) => boolean) => {
  rig.server.publish()
  rig.server.misbehave.set(installer, standsStill(10_000))
  const updates = rig.pc.open()
  await updates.check()
  const going = new Promise<void>((begun) => {
    updates.onChange((state) => {
      if (state.kind === 'on' && state.progress !== null && farEnough(state.progress.done)) begun()
    })
  })
  const download = updates.download()
  await going
  return { updates, download }
}

describe('arriving while people work', () => {
  test('ready: nothing is installed by waiting, by quitting or by starting again', async () => {
    rig.server.publish()
    const updates = await fetched()
    await updates.stop()
    expect(rig.pc.open().state()).toMatchObject({ stage: 'resting' })
    untouched()
  })

  test('a newer release while one is ready: the older one is never installed', async () => {
    rig.server.publish()
    const updates = await fetched()
    rig.server.publish({ version: '1.2.0', number: 11 })
    expect(await updates.check()).toMatchObject({ stage: 'resting', offered: { version: '1.2.0' } })
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'nothing-ready' })
    await updates.download()
    expect(await updates.install({ restart: true, still: () => true })).toMatchObject({ ok: true })
    expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.2.0'))).toBe(true)
  })

  test('withdrawn while it is ready: not installed', async () => {
    rig.server.publish()
    const updates = await fetched()
    rig.server.publish({ version: '1.0.0', number: 11 })
    expect(await updates.check()).toMatchObject({ stage: 'resting', offered: null })
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'nothing-ready' })
    untouched()
  })

  test('ready for so long that its feed expired: not installed before the feed was asked again', async () => {
    rig.server.publish()
    const updates = await fetched()
    rig.pc.clock.now = feedTime + 31 * 86_400_000
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'feed-expired' })
    untouched()
    rig.server.publish({ number: 11, issuedAt: rig.pc.clock.now })
    expect(await updates.check()).toMatchObject({ stage: 'ready', trouble: null })
    await installs(updates)
  })

  test('a feed that goes down or bad while one is ready: it stays ready', async () => {
    rig.server.publish()
    const updates = await fetched()
    rig.server.files.clear()
    expect(await updates.check()).toMatchObject({ stage: 'ready', trouble: 'feed-unreachable' })
    expect(await updates.install({ restart: false, still: () => true })).toMatchObject({ ok: true })
  })

  test('asked to check while it checks: one question goes out', async () => {
    rig.server.publish()
    const updates = rig.pc.open()
    await Promise.all([updates.check(), updates.check(), updates.check()])
    expect(rig.server.requests.filter(({ name }) => name.endsWith('.json'))).toHaveLength(1)
  })

  test('another channel chosen in the middle of a download: called off, and nothing of it is offered', async () => {
    const { updates, download } = await downloading(() => true)
    updates.choose('early')
    expect(await download).toMatchObject({ channel: 'early', stage: 'resting', offered: null, trouble: null })
  })

  test('stopped in the middle of a download: over at once, and the next start goes on there', async () => {
    const { updates } = await downloading((done) => done === 10_000)
    await updates.stop()
    rig.server.misbehave.clear()
    rig.server.requests.length = 0
    await installs(await fetched())
    expect(asked().map(({ headers }) => headers.range)).toEqual(['bytes=10000-'])
  })
})

describe('an install that cannot be', () => {
  test('a desk that does not close: the installer is not started, and this version starts again', async () => {
    rig.server.publish()
    const updates = await fetched(rig.pc.open({ closeDesk: () => Promise.reject(new Error('stuck')) }))
    await expect(updates.install({ restart: true, still: () => true })).rejects.toThrow('stuck')
    expect(rig.pc.did).toEqual(['start again', 'quit'])
    expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  })

  test('an app whose place cannot be written: the desk was closed, so this version starts again', async () => {
    rig.server.publish()
    const updates = await fetched()
    mkdirSync(path.join(`${rig.pc.appImage}.new`, 'in the way'), { recursive: true })
    expect(await updates.install({ restart: true, still: () => true })).toEqual({
      ok: false,
      refusal: 'installer-failed',
    })
    expect(rig.pc.did).toEqual(['desk closed', 'start again', 'quit'])
    expect(readFileSync(rig.pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  })

  test('somebody begins to work while it is checked once more: the desk stays open, and it stays ready', async () => {
    rig.server.publish()
    const updates = await fetched()
    expect(await updates.install({ restart: true, still: () => false })).toEqual({ ok: false, refusal: 'in-use-again' })
    untouched()
    await installs(updates)
  })

  test('asked for twice: once', async () => {
    rig.server.publish()
    const updates = await fetched()
    const [first, second] = await Promise.all([
      updates.install({ restart: true, still: () => true }),
      updates.install({ restart: true, still: () => true }),
    ])
    expect([first, second]).toEqual([
      { ok: true, value: undefined },
      { ok: false, refusal: 'nothing-ready' },
    ])
    expect(rig.pc.did).toEqual(['desk closed', 'start again', 'quit'])
  })

  test('without a restart: installed, and nothing starts', async () => {
    rig.server.publish()
    const updates = await fetched()
    expect(await updates.install({ restart: false, still: () => true })).toMatchObject({ ok: true })
    expect(rig.pc.did).toEqual(['desk closed', 'quit'])
    expect(statSync(rig.pc.appImage).size).toBe(40_000)
  })
})
