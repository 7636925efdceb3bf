import { describe, expect, test } from 'vitest'
import type { UpdateState } from '../../../src/main/updates/updates.ts'
import {
  answerFile,
  cutAfter,
  hangUp,
  installerBytes,
  inTurn,
  standsStill,
  startFeedServer,
  type Misbehave,
} from '../../support/update-feed.ts'
import { readdirSync } from 'node:fs'
import { testPace } from '../../support/updates-rig.ts'
import { installer, updatesEachTest } from '../../support/updates-each-test.ts'

const rig = updatesEachTest()
const { asked, fetched, installs, untouched } = rig

describe('an installer that is not what the feed says', () => {
  test('another file of the same size: refused, nothing of it is kept, and the app is as it was', async () => {
    rig.server.publish()
    rig.server.files.set(installer, Buffer.alloc(40_000, 'x'))
    const updates = await fetched()
    expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'download-altered' })
    expect(readdirSync(rig.pc.partialDir)).toEqual([])
    expect(readdirSync(rig.pc.pendingDir)).toEqual([])
    expect(await updates.install({ restart: true, still: () => true })).toEqual({ ok: false, refusal: 'nothing-ready' })
    untouched()
  })

  test('one byte longer: refused at that byte', async () => {
    rig.server.publish()
    rig.server.files.set(installer, Buffer.concat([installerBytes('1.1.0'), Buffer.from('!')]))
    expect((await fetched()).state()).toMatchObject({ trouble: 'download-altered' })
    untouched()
  })

  test('without end: given up at the size the feed says', async () => {
    rig.server.publish()
    let sent = 0
    rig.server.misbehave.set(installer, (request, answer) => {
      answer.writeHead(200)
      const more = (): void => {
        while (!request.socket.destroyed && answer.write(Buffer.alloc(65_536))) sent += 65_536
      }
      answer.on('drain', more)
      more()
    })
    expect((await fetched()).state()).toMatchObject({ trouble: 'download-altered' })
    expect(sent).toBeLessThan(50_000_000)
    untouched()
  })

  test('cut short, with a length that agrees: never taken for whole, and not asked for without end', async () => {
    rig.server.publish()
    rig.server.files.set(installer, installerBytes('1.1.0').subarray(0, 20_000))
    expect((await fetched()).state()).toMatchObject({ stage: 'resting', trouble: 'download-broken' })
    expect(asked().length).toBeLessThan(10)
    untouched()
  })

  test('put right afterwards: the next try takes it', async () => {
    const { bytes } = rig.server.publish()
    rig.server.files.set(installer, Buffer.alloc(40_000, 'x'))
    const updates = await fetched()
    rig.server.files.set(installer, bytes)
    await updates.download()
    await installs(updates)
  })
})

describe('a line that breaks', () => {
  test('dropped half-way: the same download goes on there and every byte comes once', async () => {
    rig.server.publish()
    rig.server.misbehave.set(installer, inTurn(cutAfter(15_000, rig.pc.arrived), answerFile))
    const updates = await fetched()
    expect(asked().map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=15000-'])
    await installs(updates)
  })

  test('dropped every 3,000 bytes: it gets there', async () => {
    rig.server.publish()
    rig.server.misbehave.set(installer, cutAfter(3_000, rig.pc.arrived))
    const updates = await fetched()
    expect(asked().length).toBe(14)
    await installs(updates)
  })

  test('dropped for good: said; after the next start it goes on where it was', async () => {
    rig.server.publish()
    rig.server.misbehave.set(installer, inTurn(cutAfter(15_000, rig.pc.arrived), hangUp))
    expect((await fetched()).state()).toMatchObject({ stage: 'resting', trouble: 'download-broken' })
    untouched()
    rig.server.misbehave.clear()
    rig.server.requests.length = 0
    const updates = await fetched()
    expect(asked().map(({ headers }) => headers.range)).toEqual(['bytes=15000-'])
    await installs(updates)
  })

  test('silent in the middle: given up and gone on with', async () => {
    rig.server.publish()
    rig.server.misbehave.set(installer, inTurn(standsStill(10_000), answerFile))
    await installs(await fetched(rig.pc.open({ pace: { ...testPace, silenceMs: 300 } })))
  })

  test('trickling, never silent for long: given up in the end, and what came is kept', async () => {
    rig.server.publish()
    rig.server.misbehave.set(installer, (request, answer, body) => {
      answer.writeHead(200, { 'content-length': body.length })
      let at = 0
      const timer = setInterval(() => answer.write(body.subarray(at, (at += 100))), 10)
      request.on('close', () => clearInterval(timer))
    })
    const updates = await fetched(rig.pc.open({ pace: { ...testPace, downloadMs: 400 } }))
    expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'download-broken' })
    const came = rig.pc.arrived.bytes
    expect(came).toBeGreaterThan(0)
    rig.server.misbehave.clear()
    rig.server.requests.length = 0
    await installs(await fetched())
    expect(asked().map(({ headers }) => headers.range)).toEqual([`bytes=${came}-`])
  })

  test('a server that knows no ranges: from the beginning, once', async () => {
    rig.server.publish()
    const whole: Misbehave = (_request, answer, body) =>
      answer.writeHead(200, { 'content-length': body.length }).end(body)
    rig.server.misbehave.set(installer, inTurn(cutAfter(15_000, rig.pc.arrived), whole))
    await installs(await fetched())
  })

  test('a server that goes on somewhere else than asked: from the beginning', async () => {
    rig.server.publish()
    const elsewhere: Misbehave = (_request, answer, body) =>
      answer.writeHead(206, { 'content-range': `bytes 30000-39999/40000` }).end(body.subarray(30_000))
    rig.server.misbehave.set(installer, inTurn(cutAfter(15_000, rig.pc.arrived), elsewhere, answerFile))
    await installs(await fetched())
  })

  test('going on with bytes of another file: noticed, and fetched whole', async () => {
    rig.server.publish()
    const another: Misbehave = (request, answer) => answerFile(request, answer, Buffer.alloc(40_000, 'y'))
    const times = [cutAfter(15_000, rig.pc.arrived), hangUp, hangUp, hangUp, hangUp, another, answerFile] as const
    rig.server.misbehave.set(installer, inTurn(...times))
    expect((await fetched()).state()).toMatchObject({ trouble: 'download-broken' })
    const updates = await fetched()
    await installs(updates)
  })

  test.each([404, 403, 410])('an installer that is not there (%i): said', async (status) => {
    rig.server.publish()
    rig.server.misbehave.set(installer, (_request, answer) => answer.writeHead(status).end())
    expect((await fetched()).state()).toMatchObject({ stage: 'resting', trouble: 'download-broken' })
    untouched()
  })

  test('sent elsewhere for the installer: not followed', async () => {
    rig.server.publish()
    const elsewhere = await startFeedServer()
    elsewhere.publish({}, [rig.server.key.privateKey])
    rig.server.misbehave.set(installer, (_request, answer) =>
      answer.writeHead(302, { location: `${elsewhere.url}${installer}` }).end(),
    )
    expect((await fetched()).state()).toMatchObject({ trouble: 'feed-redirected' })
    expect(elsewhere.requests).toEqual([])
    await elsewhere.stop()
    untouched()
  })

  test('no faster than it may be, with progress that only grows', async () => {
    rig.server.publish({}, undefined, installerBytes('1.1.0', 400_000))
    const updates = rig.pc.open({ pace: { ...testPace, bytesPerSecond: 1_000_000 } })
    const seen: number[] = []
    updates.onChange((state: UpdateState) => {
      if (state.kind === 'on' && state.progress !== null) seen.push(state.progress.done)
    })
    await updates.check()
    const began = performance.now()
    await updates.download()
    expect(performance.now() - began).toBeGreaterThan(350)
    expect(seen).toEqual([...seen].sort((one, other) => one - other))
    expect(seen.at(-1)).toBe(400_000)
    expect(updates.state()).toMatchObject({ stage: 'ready', progress: null })
  })
})
