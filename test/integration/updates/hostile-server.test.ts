import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { UpdateTrouble } from '../../../src/main/updates/updates.ts'
import { feedTime, startFeedServer, type FeedServer } from '../../support/update-feed.ts'
import { hasty, updatesPc, type UpdatesPc } from '../../support/updates-rig.ts'

const feed = 'stable-linux-x64-appimage.json'

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

const refusedAs = async (trouble: UpdateTrouble, open = pc.open()): Promise<void> => {
  expect(await open.check()).toMatchObject({ stage: 'resting', offered: null, trouble })
  expect(await open.download()).toMatchObject({ stage: 'resting', offered: null })
  expect(server.requests.filter(({ name }) => name.endsWith('.AppImage'))).toEqual([])
}

describe('a server that does not serve', () => {
  test('down: said, and the app goes on', async () => {
    const url = server.url
    await server.stop()
    server = await startFeedServer()
    await refusedAs('feed-unreachable', pc.open({ feed: url }))
  })

  test.each([404, 403, 500, 503])('answering %i: said', async (status) => {
    server.misbehave.set(feed, (_request, answer) => answer.writeHead(status).end('no'))
    await refusedAs('feed-unreachable')
  })

  test('taking the connection and saying nothing: given up', async () => {
    server.misbehave.set(feed, () => undefined)
    await refusedAs('feed-unreachable', pc.open({ pace: hasty }))
  })

  test('trickling a byte at a time, never silent for long: given up', async () => {
    const { signed } = server.publish()
    server.misbehave.set(feed, (request, answer) => {
      answer.writeHead(200)
      let at = 0
      const timer = setInterval(() => answer.write(signed.bytes.subarray(at, (at += 1))), 20)
      request.on('close', () => clearInterval(timer))
    })
    await refusedAs('feed-unreachable', pc.open({ pace: hasty }))
  })

  test.each([301, 302, 307, 308])('sending elsewhere (%i): not followed', async (status) => {
    const elsewhere = await startFeedServer()
    elsewhere.publish({}, [server.key.privateKey])
    server.misbehave.set(feed, (_request, answer) =>
      answer.writeHead(status, { location: `${elsewhere.url}${feed}` }).end(),
    )
    await refusedAs('feed-redirected')
    expect(elsewhere.requests).toEqual([])
    await elsewhere.stop()
  })

  test('sending without end: given up after 64 kB', async () => {
    let sent = 0
    server.misbehave.set(feed, (request, answer) => {
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
    server.publish()
    server.files.set(`${feed}.sig`, Buffer.alloc(100_000, 'A'))
    await refusedAs('feed-too-large')
  })

  test('sending fifty megabytes squeezed into fifty kilobytes: given up', async () => {
    const squeezed = gzipSync(Buffer.alloc(50_000_000))
    server.misbehave.set(feed, (_request, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip', 'content-length': squeezed.length }).end(squeezed),
    )
    await refusedAs('feed-too-large')
  })

  test('down for a while: the next check finds it, and the trouble is gone', async () => {
    server.publish()
    const updates = pc.open()
    server.misbehave.set(feed, (request) => request.socket.destroy())
    expect(await updates.check()).toMatchObject({ trouble: 'feed-unreachable' })
    server.misbehave.clear()
    expect(await updates.check()).toMatchObject({ trouble: null, offered: { version: '1.1.0' } })
  })
})

describe('who is offered what', () => {
  const offeredTo = async (changes: Parameters<FeedServer['publish']>[0], many: number): Promise<number> => {
    server.publish(changes)
    let offered = 0
    for (let n = 0; n < many; n += 1) {
      const other = updatesPc(server)
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
    server.publish({ stagingPercentage: 50 })
    const answers: boolean[] = []
    for (let n = 0; n < 6; n += 1) {
      const state = await pc.open().check()
      answers.push(state.kind === 'on' && state.offered !== null)
    }
    expect(new Set(answers).size).toBe(1)
  })

  test('a security release is offered to everybody at once, with its last date', async () => {
    const changes = { stagingPercentage: 0, security: { lastDate: '2026-12-01' } }
    expect(await offeredTo(changes, 5)).toBe(5)
    expect(await pc.open().check()).toMatchObject({ offered: { securityLastDate: '2026-12-01' } })
  })

  test('the early channel offers its own, and going back to stable offers nothing older', async () => {
    server.publish({ version: '1.1.0' })
    server.publish({ version: '1.2.0', channel: 'early' })
    const updates = pc.open()
    updates.choose('early')
    expect(await updates.check()).toMatchObject({ channel: 'early', offered: { version: '1.2.0' } })
    const after = pc.open({ version: '1.2.0' })
    expect(after.state()).toMatchObject({ channel: 'early' })
    after.choose('stable')
    expect(await after.check()).toMatchObject({ channel: 'stable', offered: null, trouble: null })
  })

  test('notes are the sentences of the signed feed', async () => {
    server.publish({ notes: ['Labels print faster.', 'The queue keeps its place.'] })
    expect(await pc.open().check()).toMatchObject({
      offered: { notes: ['Labels print faster.', 'The queue keeps its place.'], bytes: 40_000, issuedAt: feedTime },
    })
  })
})

test('what goes out is the same from every PC: names of files, no number of this PC, no version, no cookie', async () => {
  server.publish()
  const other = updatesPc(server)
  const said: string[] = []
  for (const one of [pc, other]) {
    server.requests.length = 0
    const updates = one.open({ version: one === pc ? '1.0.0' : '1.0.7' })
    await updates.check()
    await updates.download()
    said.push(JSON.stringify(server.requests.map(({ url, headers }) => ({ url, headers }))))
  }
  other.remove()
  expect(said[0]).toBe(said[1])
  expect(server.requests.map(({ url }) => url)).toEqual([`/${feed}`, `/${feed}.sig`, '/Pestle-1.1.0.AppImage'])
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
  for (const { headers } of server.requests) expect(names).toEqual(expect.arrayContaining(Object.keys(headers)))
})
