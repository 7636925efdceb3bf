import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { feedTime, hangUp, startFeedServer, type FeedServer } from '../../support/update-feed.ts'
import { hasty, updatesPc } from '../../support/updates-rig.ts'
import { updatesEachTest } from '../../support/updates-each-test.ts'

const feed = 'stable-linux-x64-appimage.json'

const rig = updatesEachTest()
const { refusedAs } = rig

describe('a server that does not serve', () => {
  test('down: said, and the app goes on', async () => {
    const gone = await startFeedServer()
    await gone.stop()
    await refusedAs('feed-unreachable', rig.pc.open({ feed: gone.url }))
  })

  test.each([404, 403, 500, 503])('answering %i: said', async (status) => {
    rig.server.misbehave.set(feed, (_request, answer) => answer.writeHead(status).end('no'))
    await refusedAs('feed-unreachable')
  })

  test('taking the connection and saying nothing: given up', async () => {
    rig.server.misbehave.set(feed, () => undefined)
    await refusedAs('feed-unreachable', rig.pc.open({ pace: hasty }))
  })

  test('trickling a byte at a time, never silent for long: given up', async () => {
    const { signed } = rig.server.publish()
    rig.server.misbehave.set(feed, (request, answer) => {
      answer.writeHead(200)
      let at = 0
      const timer = setInterval(() => answer.write(signed.bytes.subarray(at, (at += 1))), 20)
      request.on('close', () => clearInterval(timer))
    })
    await refusedAs('feed-unreachable', rig.pc.open({ pace: hasty }))
  })

  test.each([301, 302, 307, 308])('sending elsewhere (%i): not followed', async (status) => {
    const elsewhere = await startFeedServer()
    elsewhere.publish({}, [rig.server.key.privateKey])
    rig.server.misbehave.set(feed, (_request, answer) =>
      answer.writeHead(status, { location: `${elsewhere.url}${feed}` }).end(),
    )
    await refusedAs('feed-redirected')
    expect(elsewhere.requests).toEqual([])
    await elsewhere.stop()
  })

  test('sending without end: given up after 64 kB', async () => {
    let sent = 0
    rig.server.misbehave.set(feed, (request, answer) => {
      answer.writeHead(200)
      const more = (): void => {
        while (!request.socket.destroyed && answer.write(Buffer.alloc(16_384, 'x'))) sent += 16_384
      }
      answer.on('drain', more)
      more()
    })
    await refusedAs('feed-too-large')
    expect(sent).toBeLessThan(50_000_000)
  })

  test('sending a signature without end: given up', async () => {
    rig.server.publish()
    rig.server.files.set(`${feed}.sig`, Buffer.alloc(100_000, 'A'))
    await refusedAs('feed-too-large')
  })

  test('sending fifty megabytes squeezed into fifty kilobytes: given up', async () => {
    const squeezed = gzipSync(Buffer.alloc(50_000_000))
    rig.server.misbehave.set(feed, (_request, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip', 'content-length': squeezed.length }).end(squeezed),
    )
    await refusedAs('feed-too-large')
  })

  test('down for a while: the next check finds it, and the trouble is gone', async () => {
    rig.server.publish()
    const updates = rig.pc.open()
    rig.server.misbehave.set(feed, hangUp)
    expect(await updates.check()).toMatchObject({ trouble: 'feed-unreachable' })
    rig.server.misbehave.clear()
    expect(await updates.check()).toMatchObject({ trouble: null, offered: { version: '1.1.0' } })
  })
})

describe('who is offered what', () => {
  const offeredTo = async (changes: Parameters<FeedServer['publish']>[0], many: number): Promise<number> => {
    rig.server.publish(changes)
    let offered = 0
    for (let n = 0; n < many; n += 1) {
      const other = updatesPc(rig.server)
      const state = await other.open().check()
      if (state.kind === 'on' && state.offered !== null) offered += 1
      other.remove()
    }
    return offered
  }

  test('staged for none of them: nobody; for a third: some; for all: everybody', async () => {
    expect(await offeredTo({ stagingPercentage: 0 }, 5)).toBe(0)
    const some = await offeredTo({ stagingPercentage: 33, number: 11 }, 40)
    expect(some).toBeGreaterThan(1)
    expect(some).toBeLessThan(35)
    expect(await offeredTo({ stagingPercentage: 100, number: 12 }, 5)).toBe(5)
  })

  test('a staged release reaches the same PCs after a start: being offered is not thrown anew', async () => {
    rig.server.publish({ stagingPercentage: 50 })
    const answers: boolean[] = []
    for (let n = 0; n < 6; n += 1) {
      const state = await rig.pc.open().check()
      answers.push(state.kind === 'on' && state.offered !== null)
    }
    expect(new Set(answers).size).toBe(1)
  })

  test('a security release is offered to everybody at once, with its last date', async () => {
    const changes = { stagingPercentage: 0, security: { lastDate: '2026-12-01' } }
    expect(await offeredTo(changes, 5)).toBe(5)
    expect(await rig.pc.open().check()).toMatchObject({ offered: { securityLastDate: '2026-12-01' } })
  })

  test('the early channel offers its own, and going back to stable offers nothing older', async () => {
    rig.server.publish({ version: '1.1.0' })
    rig.server.publish({ version: '1.2.0', channel: 'early' })
    const updates = rig.pc.open()
    updates.choose('early')
    expect(await updates.check()).toMatchObject({ channel: 'early', offered: { version: '1.2.0' } })
    const after = rig.pc.open({ version: '1.2.0' })
    expect(after.state()).toMatchObject({ channel: 'early' })
    after.choose('stable')
    expect(await after.check()).toMatchObject({ channel: 'stable', offered: null, trouble: null })
  })

  test('notes are the sentences of the signed feed', async () => {
    rig.server.publish({ notes: ['Labels print faster.', 'The queue keeps its place.'] })
    expect(await rig.pc.open().check()).toMatchObject({
      offered: { notes: ['Labels print faster.', 'The queue keeps its place.'], bytes: 40_000, issuedAt: feedTime },
    })
  })
})

test('what goes out is the same from every PC: names of files, no number of this PC, no version, no cookie', async () => {
  rig.server.publish()
  const other = updatesPc(rig.server)
  const said: string[] = []
  for (const one of [rig.pc, other]) {
    rig.server.requests.length = 0
    const updates = one.open({ version: one === rig.pc ? '1.0.0' : '1.0.7' })
    await updates.check()
    await updates.download()
    said.push(JSON.stringify(rig.server.requests.map(({ url, headers }) => ({ url, headers }))))
  }
  other.remove()
  expect(said[0]).toBe(said[1])
  expect(rig.server.requests.map(({ url }) => url)).toEqual([`/${feed}`, `/${feed}.sig`, '/Pestle-1.1.0.AppImage'])
  const names = [
    'accept',
    'accept-encoding',
    'accept-language',
    'cache-control',
    'connection',
    'host',
    'pragma',
    'sec-fetch-mode',
    'user-agent',
  ]
  for (const { headers } of rig.server.requests) expect(names).toEqual(expect.arrayContaining(Object.keys(headers)))
})
