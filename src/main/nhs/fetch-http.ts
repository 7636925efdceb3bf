import { faultOfCode, type HttpOutcome, type HttpPort, type HttpRequest } from './http-port.ts'

/** What the real port is made of: the platform's `fetch` and a timer that can be called off. */
export interface FetchHttpDeps {
  readonly fetch: typeof globalThis.fetch
  readonly after: (ms: number, work: () => void) => () => void
}

const tooLate = 'too late'

/** The HTTP port over `fetch`. A reply is read to its end within the time-out, so a broken body is a lost reply, not half an answer. */
export const createFetchHttp =
  (deps: FetchHttpDeps): HttpPort =>
  async (request) => {
    const ending = new AbortController()
    const callOff = deps.after(request.timeoutMs, () => {
      ending.abort(tooLate)
    })
    const stop = () => ending.abort()
    request.signal.addEventListener('abort', stop)
    if (request.signal.aborted) stop()
    try {
      return await exchange(deps.fetch, request, ending.signal)
    } catch (error) {
      if (request.signal.aborted) return { kind: 'fault', fault: 'aborted', code: 'aborted' }
      if (ending.signal.reason === tooLate)
        return { kind: 'fault', fault: 'timeout', code: `no reply in ${request.timeoutMs} ms` }
      const code = codeOf(error)
      return { kind: 'fault', fault: faultOfCode(code), code }
    } finally {
      callOff()
      request.signal.removeEventListener('abort', stop)
    }
  }

const exchange = async (
  fetch: typeof globalThis.fetch,
  { method, url, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpOutcome> => {
  const reply = await fetch(url, { method, headers, body, signal, redirect: 'manual', cache: 'no-store' })
  const text = await reply.text()
  return { kind: 'reply', status: reply.status, headers: Object.fromEntries(reply.headers), body: text }
}

// fetch wraps the cause, and a host with several addresses wraps one cause per address.
const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  if ('cause' in error && error.cause !== undefined) return codeOf(error.cause)
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0])
  return error instanceof Error ? error.name : 'unknown'
}
