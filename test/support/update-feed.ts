import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { publicHalf, signedFeed } from '../../tools/sign-feed.mjs'
import { extensionOf, feedName, type UpdateTarget } from '../../src/main/updates/feed.ts'
import type { UpdateChannel } from '../../src/main/updates/updates.ts'

/** What a test changes of a feed before it is signed. */
export interface FeedChanges {
  readonly channel?: UpdateChannel
  readonly target?: UpdateTarget
  readonly version?: string
  readonly number?: number
  readonly issuedAt?: number
  readonly expiresAt?: number
  readonly stagingPercentage?: number
  readonly notes?: readonly string[]
  readonly security?: { readonly lastDate: string } | null
  readonly product?: string
  readonly fileName?: string
  readonly bytes?: number
  readonly extra?: Readonly<Record<string, unknown>>
}

/** Takes a request over; what it does not answer, nobody does. */
export type Misbehave = (request: IncomingMessage, answer: ServerResponse, body: Buffer) => void

/** When the feeds of these tests are issued, unless they say otherwise. */
export const feedTime = Date.UTC(2026, 10, 21, 12)

const day = 86_400_000

/** An Ed25519 key pair as a publisher has it. */
export const feedKey = (): { readonly privateKey: KeyObject; readonly spki: string } => {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, spki: publicHalf(privateKey) }
}

/** The bytes of an installer: a script that says its version, filled up to a size. */
export const installerBytes = (version: string, size = 40_000): Buffer => {
  const script = `#!/bin/sh\necho "${version} $@" >> "$PESTLE_STARTED"\nexit 0\n#`
  return Buffer.concat([Buffer.from(script), Buffer.alloc(Math.max(0, size - script.length), `${version}-`)])
}

/** A publisher's server on this PC: what is put there is answered, with every request kept; `misbehave` by name of a file. */
export const startFeedServer = async () => {
  const files = new Map<string, Buffer>()
  const misbehave = new Map<string, Misbehave>()
  const requests: { readonly name: string; readonly url: string; readonly headers: IncomingMessage['headers'] }[] = []
  const sent = { bytes: 0 }
  const key = feedKey()
  const server = createServer((request, answer) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://feed').pathname.slice(1))
    requests.push({ name, url: request.url ?? '', headers: request.headers })
    const body = files.get(name)
    const own = misbehave.get(name)
    if (own) {
      own(request, answer, body ?? Buffer.alloc(0))
      return
    }
    if (!body) {
      answer.writeHead(404).end()
      return
    }
    answerFile(request, answer, body)
    sent.bytes += Number(answer.getHeader('content-length') ?? 0)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`

  const publish = (changes: FeedChanges = {}, keys: readonly KeyObject[] = [key.privateKey], body?: Buffer) => {
    const channel = changes.channel ?? 'stable'
    const target = changes.target ?? 'linux-x64-appimage'
    const version = changes.version ?? '1.1.0'
    const name = changes.fileName ?? `Pestle-${version}.${extensionOf[target]}`
    const bytes = body ?? installerBytes(version)
    const issuedAt = changes.issuedAt ?? feedTime
    const feed = {
      format: 1,
      product: changes.product ?? 'pestle',
      channel,
      target,
      number: changes.number ?? 10,
      issuedAt: new Date(issuedAt).toISOString(),
      expiresAt: new Date(changes.expiresAt ?? issuedAt + 30 * day).toISOString(),
      version,
      file: {
        name,
        sha512: createHash('sha512').update(bytes).digest('base64'),
        bytes: changes.bytes ?? bytes.length,
      },
      stagingPercentage: changes.stagingPercentage ?? 100,
      notes: changes.notes ?? ['Labels print faster.'],
      security: changes.security ?? null,
      ...changes.extra,
    }
    const signed = signedFeed(feed, keys)
    files.set(feedName(channel, target), signed.bytes)
    files.set(`${feedName(channel, target)}.sig`, Buffer.from(signed.signatures))
    files.set(name, bytes)
    return { name, bytes, feed: feedName(channel, target), signed }
  }

  return {
    url,
    key,
    files,
    misbehave,
    requests,
    sent,
    publish,
    stop: () =>
      new Promise<void>((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}

/** Such a server. */
export type FeedServer = Awaited<ReturnType<typeof startFeedServer>>

/** Answers as servers of files do, with ranges. */
export const answerFile = (request: IncomingMessage, answer: ServerResponse, body: Buffer): void => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  if (from >= body.length && from > 0) {
    answer.writeHead(416).end()
    return
  }
  const part = body.subarray(from)
  if (from === 0) answer.writeHead(200, { 'content-length': part.length })
  else
    answer.writeHead(206, {
      'content-length': part.length,
      'content-range': `bytes ${String(from)}-${String(body.length - 1)}/${String(body.length)}`,
    })
  answer.end(part)
}

/** How many bytes of a download have arrived. */
export interface Arrived {
  bytes: number
}

/** Answers with `bytes` of what was asked for and cuts the connection once they arrived: what is on its way then would be lost with it. */
export const cutAfter =
  (bytes: number, arrived: Arrived): Misbehave =>
  (request, answer, body) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const upTo = Math.min(from + bytes, body.length)
    answer.writeHead(from === 0 ? 200 : 206, {
      'content-length': body.length - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` }),
    })
    answer.write(body.subarray(from, upTo))
    const looking = setInterval(() => {
      if (arrived.bytes < upTo) return
      clearInterval(looking)
      request.socket.destroy()
    }, 5)
    request.socket.once('close', () => clearInterval(looking))
  }

/** Answers with this many bytes of what was asked for, and never with the rest. */
export const standsStill =
  (bytes: number): Misbehave =>
  (_request, answer, body) => {
    answer.writeHead(200, { 'content-length': body.length })
    answer.write(body.subarray(0, bytes))
  }

/** Cuts the connection without an answer. */
export const hangUp: Misbehave = (request) => request.socket.destroy()

/** Each request is answered by the next of these; the last of them answers all that follow. */
export const inTurn = (...each: readonly [Misbehave, ...Misbehave[]]): Misbehave => {
  let asked = 0
  return (request, answer, body) => {
    const misbehave = each[Math.min(asked, each.length - 1)]
    asked += 1
    misbehave?.(request, answer, body)
  }
}
