import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Updates, UpdateState } from '../../../src/main/updates/updates.ts'
import {
  answerFile,
  feedTime,
  installerBytes,
  startFeedServer,
  type FeedServer,
  type Misbehave,
} from '../../support/update-feed.ts'
import { testPace, updatesPc, type UpdatesPc } from '../../support/updates-rig.ts'

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

const asked = (): readonly { readonly headers: { readonly range?: string } }[] =>
  server.requests.filter(({ name }) => name === installer)

const fetched = async (updates = pc.open()): Promise<Updates> => {
  expect(await updates.check()).toMatchObject({ trouble: null, offered: { version: '1.1.0' } })
  await updates.download()
  return updates
}

const untouched = (): void => {
  expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  expect(pc.did).toEqual([])
}

/** Answers with `bytes` of what was asked for, then cuts the connection. */
const cutAfter =
  (bytes: number): Misbehave =>
  (request, answer, body) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    answer.writeHead(from === 0 ? 200 : 206, {
      'content-length': body.length - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` }),
    })
    // What is still on its way when a connection is reset is lost with it.
    answer.write(body.subarray(from, from + bytes), () => setTimeout(() => request.socket.destroy(), 30))
  }

const installs = async (updates: Updates): Promise<void> => {
  expect(updates.state()).toMatchObject({ stage: 'ready', trouble: null })
  expect(await updates.install({ restart: false })).toMatchObject({ ok: true })
  expect(readFileSync(pc.appImage).equals(installerBytes('1.1.0'))).toBe(true)
}

describe('an installer that is not what the feed says', () => {
  test('another file of the same size: refused, nothing of it is kept, and the app is as it was', async () => {
    server.publish()
    server.files.set(installer, Buffer.alloc(40_000, 'x'))
    const updates = await fetched()
    expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'download-altered' })
    expect(readdirSync(pc.partialDir)).toEqual([])
    expect(readdirSync(pc.pendingDir)).toEqual([])
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'nothing-ready' })
    untouched()
  })

  test('one byte longer: refused at that byte', async () => {
    server.publish()
    server.files.set(installer, Buffer.concat([installerBytes('1.1.0'), Buffer.from('!')]))
    expect((await fetched()).state()).toMatchObject({ trouble: 'download-altered' })
    untouched()
  })

  test('without end: given up at the size the feed says', async () => {
    server.publish()
    let sent = 0
    server.misbehave.set(installer, (request, answer) => {
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
    server.publish()
    server.files.set(installer, installerBytes('1.1.0').subarray(0, 20_000))
    expect((await fetched()).state()).toMatchObject({ stage: 'resting', trouble: 'download-broken' })
    expect(asked().length).toBeLessThan(10)
    untouched()
  })

  test('put right afterwards: the next try takes it', async () => {
    const { bytes } = server.publish()
    server.files.set(installer, Buffer.alloc(40_000, 'x'))
    const updates = await fetched()
    server.files.set(installer, bytes)
    await updates.download()
    await installs(updates)
  })
})

describe('a line that breaks', () => {
  test('dropped half-way: the same download goes on there and every byte comes once', async () => {
    server.publish()
    let first = true
    server.misbehave.set(installer, (request, answer, body) => {
      if (first) cutAfter(15_000)(request, answer, body)
      else answerFile(request, answer, body)
      first = false
    })
    const updates = await fetched()
    expect(asked().map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=15000-'])
    await installs(updates)
  })

  test('dropped every 3,000 bytes: it gets there', async () => {
    server.publish()
    server.misbehave.set(installer, cutAfter(3_000))
    const updates = await fetched()
    expect(asked().length).toBe(14)
    await installs(updates)
  })

  test('dropped for good: said; after the next start it goes on where it was', async () => {
    server.publish()
    let cuts = 0
    server.misbehave.set(installer, (request, answer, body) => {
      cuts += 1
      if (cuts === 1) cutAfter(15_000)(request, answer, body)
      else request.socket.destroy()
    })
    expect((await fetched()).state()).toMatchObject({ stage: 'resting', trouble: 'download-broken' })
    untouched()
    server.misbehave.clear()
    server.requests.length = 0
    const updates = await fetched()
    expect(asked().map(({ headers }) => headers.range)).toEqual(['bytes=15000-'])
    await installs(updates)
  })

  test('silent in the middle: given up and gone on with', async () => {
    server.publish()
    let first = true
    server.misbehave.set(installer, (request, answer, body) => {
      if (!first) {
        answerFile(request, answer, body)
        return
      }
      first = false
      answer.writeHead(200, { 'content-length': body.length })
      answer.write(body.subarray(0, 10_000))
    })
    await installs(await fetched())
  })

  test('a server that knows no ranges: from the beginning, once', async () => {
    server.publish()
    let first = true
    server.misbehave.set(installer, (request, answer, body) => {
      if (first) cutAfter(15_000)(request, answer, body)
      else answer.writeHead(200, { 'content-length': body.length }).end(body)
      first = false
    })
    await installs(await fetched())
  })

  test('a server that goes on somewhere else than asked: from the beginning', async () => {
    server.publish()
    let times = 0
    server.misbehave.set(installer, (request, answer, body) => {
      times += 1
      if (times === 1) cutAfter(15_000)(request, answer, body)
      else if (times === 2)
        answer.writeHead(206, { 'content-range': `bytes 30000-39999/40000` }).end(body.subarray(30_000))
      else answerFile(request, answer, body)
    })
    await installs(await fetched())
  })

  test('going on with bytes of another file: noticed, and fetched whole', async () => {
    server.publish()
    let times = 0
    server.misbehave.set(installer, (request, answer, body) => {
      times += 1
      if (times === 1) cutAfter(15_000)(request, answer, body)
      else if (times < 6) request.socket.destroy()
      else answerFile(request, answer, times === 6 ? Buffer.alloc(40_000, 'y') : body)
    })
    expect((await fetched()).state()).toMatchObject({ trouble: 'download-broken' })
    const updates = await fetched()
    await installs(updates)
  })

  test.each([404, 403, 410])('an installer that is not there (%i): said', async (status) => {
    server.publish()
    server.misbehave.set(installer, (_request, answer) => answer.writeHead(status).end())
    expect((await fetched()).state()).toMatchObject({ stage: 'resting', trouble: 'download-broken' })
    untouched()
  })

  test('sent elsewhere for the installer: not followed', async () => {
    server.publish()
    const elsewhere = await startFeedServer()
    elsewhere.publish({}, [server.key.privateKey])
    server.misbehave.set(installer, (_request, answer) =>
      answer.writeHead(302, { location: `${elsewhere.url}${installer}` }).end(),
    )
    expect((await fetched()).state()).toMatchObject({ trouble: 'feed-redirected' })
    expect(elsewhere.requests).toEqual([])
    await elsewhere.stop()
    untouched()
  })

  test('no faster than it may be, with progress that only grows', async () => {
    server.publish({}, undefined, installerBytes('1.1.0', 400_000))
    const updates = pc.open({ pace: { ...testPace, bytesPerSecond: 1_000_000 } })
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

describe('a disk that does not take it', () => {
  test('with less room than the record may need: said before a byte is asked for', async () => {
    server.publish()
    const updates = await fetched(pc.open({ pace: { ...testPace, keepFreeBytes: 1e15 } }))
    expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'disk-full' })
    expect(asked()).toEqual([])
  })

  const small = mkdtempSync(path.join(tmpdir(), 'pestle-small-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]).status === 0
  if (mounted) spawnSync('umount', [small])

  test.skipIf(!mounted)(
    'full in the middle: said, its room is given back, and with room it works (needs root: skipped where no small disk can be mounted)',
    async () => {
      const body = installerBytes('1.1.0', 600_000)
      server.publish({}, undefined, body)
      const filler = path.join(small, 'filler')
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small])
      try {
        // Room when it begins, none in the middle.
        server.misbehave.set(installer, (request, answer, bytes) => {
          answer.writeHead(200, { 'content-length': bytes.length })
          answer.write(bytes.subarray(0, 100_000), () => {
            setTimeout(() => {
              spawnSync('sh', ['-c', `head -c 2000000 /dev/zero > '${filler}'`])
              answer.end(bytes.subarray(100_000))
            }, 50)
          })
        })
        const app = { target: 'linux-x64-appimage', version: '1.0.0', cacheDir: small, stateDir: pc.folder } as const
        const updates = await fetched(pc.open({ app: { ...app, startAgain: () => undefined } }))
        expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'disk-full' })
        expect(readdirSync(path.join(small, 'pestle-updater', 'partial'))).toEqual([])
        rmSync(filler)
        server.misbehave.clear()
        await updates.download()
        expect(updates.state()).toMatchObject({ stage: 'ready', trouble: null })
      } finally {
        spawnSync('umount', [small])
      }
      untouched()
    },
  )

  test('with a file where its folder should be: said', async () => {
    server.publish()
    writeFileSync(path.join(pc.cacheDir, 'pestle-updater'), 'in the way')
    expect((await fetched()).state()).toMatchObject({ stage: 'resting', trouble: 'disk-refused' })
    untouched()
  })
})

describe('what was fetched and changed since', () => {
  const pending = (): string => path.join(pc.pendingDir, installer)

  test('changed between two starts: fetched again', async () => {
    server.publish()
    await fetched()
    writeFileSync(pending(), Buffer.alloc(40_000, 'z'))
    await installs(await fetched())
    expect(asked().length).toBe(2)
  })

  test('unchanged between two starts: not fetched again', async () => {
    server.publish()
    await fetched()
    await installs(await fetched())
    expect(asked().length).toBe(1)
  })

  test('changed between the check and the install: refused, the desk stays open, and it can be fetched again', async () => {
    server.publish()
    const updates = await fetched()
    writeFileSync(pending(), Buffer.alloc(40_000, 'z'))
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'changed-since' })
    expect(updates.state()).toMatchObject({ stage: 'resting', trouble: 'changed-since', offered: { version: '1.1.0' } })
    expect(existsSync(pending())).toBe(false)
    untouched()
    await updates.download()
    await installs(updates)
  })

  test('a link to another file in its place: refused', async () => {
    server.publish()
    const updates = await fetched()
    const other = path.join(pc.folder, 'other')
    writeFileSync(other, installerBytes('1.1.0'))
    rmSync(pending())
    symlinkSync(other, pending())
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'changed-since' })
    expect(existsSync(other)).toBe(true)
    untouched()
  })

  test('deleted: refused', async () => {
    server.publish()
    const updates = await fetched()
    rmSync(pending())
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'changed-since' })
    untouched()
  })

  test('a part from before that was changed: noticed, and fetched whole', async () => {
    server.publish()
    let cuts = 0
    server.misbehave.set(installer, (request, answer, body) => {
      cuts += 1
      if (cuts === 1) cutAfter(15_000)(request, answer, body)
      else request.socket.destroy()
    })
    await fetched()
    const [part] = readdirSync(pc.partialDir)
    writeFileSync(path.join(pc.partialDir, part!), Buffer.alloc(15_000, 'w'))
    server.misbehave.clear()
    await installs(await fetched())
  })

  test('a part larger than the whole, and rubbish beside it: both cleared away', async () => {
    server.publish()
    server.misbehave.set(installer, (request) => request.socket.destroy())
    await fetched()
    mkdirSync(path.join(pc.partialDir, 'rubbish'), { recursive: true })
    server.misbehave.clear()
    await installs(await fetched())
    expect(readdirSync(pc.partialDir)).toEqual([])
  })

  test("electron-updater's own note of what it fetched, made rubbish: fetched again", async () => {
    server.publish()
    await fetched()
    writeFileSync(path.join(pc.pendingDir, 'update-info.json'), '{"fileName":')
    await installs(await fetched())
  })
})

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
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'nothing-ready' })
    await updates.download()
    expect(await updates.install({ restart: true })).toMatchObject({ ok: true })
    expect(readFileSync(pc.appImage).equals(installerBytes('1.2.0'))).toBe(true)
  })

  test('withdrawn while it is ready: not installed', async () => {
    server.publish()
    const updates = await fetched()
    server.publish({ version: '1.0.0', number: 11 })
    expect(await updates.check()).toMatchObject({ stage: 'resting', offered: null })
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'nothing-ready' })
    untouched()
  })

  test('ready for so long that its feed expired: not installed before the feed was asked again', async () => {
    server.publish()
    const updates = await fetched()
    pc.clock.now = feedTime + 31 * 86_400_000
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'feed-expired' })
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
    expect(await updates.install({ restart: false })).toMatchObject({ ok: true })
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
    const updates = pc.open({ pace: { ...testPace, silenceMs: 60_000 } })
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
    const updates = pc.open({ pace: { ...testPace, silenceMs: 60_000 } })
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
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'installer-failed' })
    expect(pc.did).toEqual(['fault: install of an update', 'start again', 'quit'])
    expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  })

  test('an app whose folder is gone: the desk was closed, so this version starts again', async () => {
    server.publish()
    const updates = await fetched()
    process.env['APPIMAGE'] = path.join(pc.folder, 'no', 'such', 'place.AppImage')
    expect(await updates.install({ restart: true })).toEqual({ ok: false, refusal: 'installer-failed' })
    expect(pc.did).toContain('start again')
    expect(readFileSync(pc.appImage).equals(installerBytes('1.0.0'))).toBe(true)
  })

  test('asked for twice: once', async () => {
    server.publish()
    const updates = await fetched()
    const [first, second] = await Promise.all([updates.install({ restart: true }), updates.install({ restart: true })])
    expect([first, second]).toEqual([
      { ok: true, value: undefined },
      { ok: false, refusal: 'nothing-ready' },
    ])
    expect(pc.did).toEqual(['desk closed', 'start again', 'quit'])
  })

  test('without a restart: installed, and nothing starts', async () => {
    server.publish()
    const updates = await fetched()
    expect(await updates.install({ restart: false })).toMatchObject({ ok: true })
    expect(pc.did).toEqual(['desk closed', 'quit'])
    chmodSync(pc.appImage, 0o755)
    expect(statSync(pc.appImage).size).toBe(40_000)
  })
})
