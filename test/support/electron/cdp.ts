import type { Readable, Writable } from 'node:stream'

/** Parameters and results of the Chrome DevTools Protocol; each caller names the part it reads. */
export type Params = Readonly<Record<string, unknown>>

/** One attached page, or the browser itself. */
export interface CdpSession {
  /** Rejects with the method's name when Chromium refuses it or has gone away. */
  readonly send: <T = Params>(method: string, params?: Params) => Promise<T>
  readonly on: <T = Params>(method: string, listener: (params: T) => void) => void
}

/** A connection to one Chromium over its debugging pipe. */
export interface CdpConnection {
  readonly browser: CdpSession
  readonly session: (sessionId: string) => CdpSession
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Params
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

interface Waiting {
  readonly method: string
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

/** Calls `take` with each null-terminated message of the stream. */
function readMessages(from: Readable, take: (message: Message) => void): void {
  let parts: Buffer[] = []
  from.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...parts, chunk.subarray(start, end)]).toString('utf8')
      parts = []
      start = end + 1
      take(JSON.parse(text) as Message)
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  })
}

/**
 * Speaks CDP over the two ends of `--remote-debugging-pipe`. Chromium exits by itself when this pipe closes, which is
 * what makes it die with the main process however that ends.
 */
export function connectPipe(toChromium: Writable, fromChromium: Readable): CdpConnection {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, ((params: never) => void)[]>()
  let lastId = 0
  let closed = false

  const key = (sessionId: string | undefined, method: string): string => `${sessionId ?? ''} ${method}`

  readMessages(fromChromium, (message) => {
    if (message.id === undefined) {
      for (const listener of listeners.get(key(message.sessionId, message.method ?? '')) ?? []) {
        listener((message.params ?? {}) as never)
      }
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
    else call?.resolve(message.result as never)
  })
  const close = (): void => {
    closed = true
    for (const call of waiting.values()) call.reject(new Error(`${call.method}: Chromium has gone away`))
    waiting.clear()
  }
  fromChromium.on('close', close)
  toChromium.on('error', close)

  const session = (sessionId?: string): CdpSession => ({
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error(`${method}: Chromium has gone away`)
        lastId += 1
        waiting.set(lastId, { method, resolve, reject })
        toChromium.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`)
      }),
    on: (method, listener) => {
      const at = key(sessionId, method)
      listeners.set(at, [...(listeners.get(at) ?? []), listener])
    },
  })
  return { browser: session(), session }
}
