import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { PlainReply, PlainRequest } from './demo-ports.ts'

/** One update seen leaving the pharmacy, in order of departure. */
export interface SeenUpdate {
  readonly itemId: string
  readonly status: string
}

/** The line between the desk and the endpoint, in the demo's hand. */
export interface Line {
  readonly url: string
  /** Breaks what is open; from now on a connection is refused, as by a dead router. */
  readonly cut: () => void
  readonly restore: () => Promise<void>
  /** The next request about this prescription is held on its way; `held` resolves when it is there, `letGo` sends it on. */
  readonly holdNext: (shortId: string) => { readonly held: Promise<void>; readonly letGo: () => void }
  /** Answers the next request about this prescription in the endpoint's place: refused, with these words. */
  readonly refuseNext: (shortId: string, words: string) => void
  readonly seen: () => readonly SeenUpdate[]
  readonly stop: () => Promise<void>
}

interface Entry {
  readonly fullUrl?: string
  readonly resource?: {
    readonly focus?: { readonly identifier?: { readonly value?: string } }
    readonly businessStatus?: { readonly coding?: readonly { readonly code?: string }[] }
  }
}

interface Hold {
  readonly arrived: () => void
  readonly released: Promise<void>
}

const readBody = async (incoming: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const entriesOf = (body: string): readonly Entry[] => {
  const { entry } = JSON.parse(body) as { readonly entry?: readonly Entry[] }
  return entry ?? []
}

const refusal = (body: string, words: string): PlainReply => ({
  status: 400,
  headers: { 'content-type': 'application/fhir+json' },
  body: JSON.stringify({
    resourceType: 'Bundle',
    type: 'transaction-response',
    entry: entriesOf(body).map(({ fullUrl }) => ({
      fullUrl,
      response: {
        status: '400 Bad Request',
        outcome: {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', code: 'value', diagnostics: words }],
        },
      },
    })),
  }),
})

// Of this hop only; the rest is the sender's and the endpoint's business.
const ofTheHop = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'content-encoding']

const passedOn = (headers: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !ofTheHop.includes(name) ? [[name, value]] : [],
    ),
  )

/** Opens a line to an endpoint: an address on this PC that passes everything on, until told otherwise. */
export const openLine = async (
  endpoint: string,
  exchange: (request: PlainRequest) => Promise<PlainReply | null>,
): Promise<Line> => {
  const base = endpoint.replace(/\/+$/, '')
  const sockets = new Set<Socket>()
  const holds = new Map<string, Hold>()
  const refusals = new Map<string, string>()
  const seen: SeenUpdate[] = []

  const take = <T>(from: Map<string, T>, body: string): T | undefined => {
    const shortId = [...from.keys()].find((id) => body.includes(id))
    if (shortId === undefined) return undefined
    const found = from.get(shortId)
    from.delete(shortId)
    return found
  }

  const pass = async (incoming: IncomingMessage): Promise<PlainReply | null> => {
    const body = await readBody(incoming)
    const posted = incoming.method === 'POST'
    if (posted)
      for (const { resource } of entriesOf(body))
        seen.push({
          itemId: (resource?.focus?.identifier?.value ?? '').toLowerCase(),
          status: resource?.businessStatus?.coding?.[0]?.code ?? '',
        })
    const words = posted ? take(refusals, body) : undefined
    if (words !== undefined) return refusal(body, words)
    const hold = posted ? take(holds, body) : undefined
    hold?.arrived()
    await hold?.released
    return exchange({
      method: posted ? 'POST' : 'GET',
      url: `${base}${incoming.url ?? '/'}`,
      headers: passedOn(incoming.headers),
      body: posted ? body : null,
    })
  }

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const reply = await pass(incoming)
    if (reply === null) return void incoming.socket.destroy()
    outgoing.writeHead(reply.status, passedOn(reply.headers))
    outgoing.end(reply.body)
  }

  const server = createServer((incoming, outgoing) => {
    // A sender that was killed in the middle of its request is part of the story.
    answer(incoming, outgoing).catch(() => incoming.socket.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  const hangUp = (): void => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    cut: hangUp,
    restore: () => listen(port),
    holdNext: (shortId) => {
      const arrival = Promise.withResolvers<undefined>()
      const release = Promise.withResolvers<undefined>()
      holds.set(shortId, { arrived: () => arrival.resolve(undefined), released: release.promise })
      return { held: arrival.promise, letGo: () => release.resolve(undefined) }
    },
    refuseNext: (shortId, words) => void refusals.set(shortId, words),
    seen: () => [...seen],
    stop: () => {
      const closed = new Promise<void>((resolve) => server.once('close', () => resolve()))
      hangUp()
      return closed
    },
  }
}
