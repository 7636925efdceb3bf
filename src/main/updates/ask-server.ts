import { UpdateRefused } from './update-refused.ts'

/** The part of `fetch` that is used, so that Electron's (system proxy, system certificates) and Node's both fit. */
export type UpdateFetch = (url: string, init: RequestInit) => Promise<Response>

/** What asking takes. */
export interface AskDeps {
  readonly fetch: UpdateFetch
  readonly after: (ms: number, work: () => void) => () => void
}

/** One request. */
export interface Asking {
  readonly url: string
  /** Where to go on from, bytes. */
  readonly from?: number
  readonly stop: AbortSignal
  /** How long nothing may come, ms: the head of the answer first, then each piece. */
  readonly silenceMs: number
}

/** An answer whose pieces come one by one; the connection ends when its reading does. */
export interface Answer {
  readonly status: number
  readonly header: (name: string) => string | null
  readonly pieces: () => AsyncGenerator<Uint8Array, void, undefined>
  readonly drop: () => void
}

// The same words from every PC, with nothing of the PC in them.
const alwaysSaid = { 'user-agent': 'Pestle', accept: '*/*', 'accept-encoding': 'identity', 'cache-control': 'no-cache' }

const isRedirect = (status: number): boolean => status >= 300 && status < 400

// Electron gives up on a redirect that is not followed, Node answers with it.
const saysRedirect = (error: unknown): boolean => error instanceof Error && /redirect/i.test(error.message)

/**
 * Asks for one address and follows no redirect. Rejects with `UpdateRefused`: `feed-redirected`, or `feed-unreachable` for
 * whatever a network can do, from no name found to a connection that falls silent.
 */
export const askServer = async ({ fetch, after }: AskDeps, asking: Asking): Promise<Answer> => {
  const ending = new AbortController()
  const end = (): void => {
    ending.abort()
  }
  asking.stop.addEventListener('abort', end)
  if (asking.stop.aborted) end()
  let callOff = (): void => undefined
  const heard = (): void => {
    callOff()
    callOff = after(asking.silenceMs, end)
  }
  const drop = (): void => {
    callOff()
    asking.stop.removeEventListener('abort', end)
    end()
  }
  const unreachable = (error: unknown): never => {
    drop()
    throw new UpdateRefused(saysRedirect(error) ? 'feed-redirected' : 'feed-unreachable')
  }
  heard()
  const range = asking.from === undefined ? {} : { range: `bytes=${asking.from}-` }
  const reply = await fetch(asking.url, {
    headers: { ...alwaysSaid, ...range },
    signal: ending.signal,
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
  }).catch(unreachable)
  if (isRedirect(reply.status) || reply.type === 'opaqueredirect') {
    drop()
    throw new UpdateRefused('feed-redirected')
  }
  async function* pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    const reader = reply.body?.getReader()
    try {
      while (reader !== undefined) {
        heard()
        const piece = await reader.read().catch(unreachable)
        // Whoever asked may take its time over a piece; only the server's silence counts.
        callOff()
        if (piece.done) return
        yield piece.value
      }
    } finally {
      drop()
    }
  }
  return { status: reply.status, header: (name) => reply.headers.get(name), pieces, drop }
}
