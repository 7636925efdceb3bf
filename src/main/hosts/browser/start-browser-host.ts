import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { streamSSE } from 'hono/streaming'
import { fileQuestions } from '../../../contract/file-questions.ts'
import type { Push } from '../../../contract/index.ts'
import type { Router } from '../../rpc/router.ts'
import { contentSecurityPolicy, readScreenFiles } from '../screen-files.ts'
import { guard, sessionCookie, sessionOf } from './guard.ts'

/** What the browser host is given. `newCode` gives an unguessable text; `printLink` shows a fresh one-time link. */
export interface BrowserHostOptions {
  readonly screenFolder: string
  readonly port: number
  readonly router: Router
  readonly onPush: (listener: (push: Push) => void) => () => void
  readonly newCode: () => string
  readonly printLink: (link: string) => void
  /** Writes a fault of the host itself down and gives its reference. */
  readonly reportFault: (fault: unknown) => string
}

/** A running browser host. `stop` ends open event streams and waits for the server to close. */
export interface BrowserHost {
  readonly origin: string
  readonly stop: () => Promise<void>
}

const questionLimit = 256 * 1024
/** 6 MB of file is 8.4 MB as base64 in JSON. */
const importLimit = 9 * 1024 * 1024
const tooLarge = {
  onError: (context: { text: (text: string, status: 413) => Response }) => context.text('Too large.', 413),
}

// The key is nowhere but in the page of the link, which opens once, and where the browser keeps it for this origin alone.
const enterPage = (key: string): string =>
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Pestle</title><meta name="pestle-key" content="${key}"><body><script src="/enter.js"></script>`
// The link is used up by then: whoever opened it sees why nothing came of it, and what opens next.
const enterScript = `try {
  localStorage.setItem('pestle-key', document.querySelector('meta[name=pestle-key]').content)
  location.replace('/')
} catch {
  document.body.textContent = 'This browser may not keep anything for Pestle. Allow site data (cookies) for this address, then open the newest link that Pestle printed.'
}
`

// A body whose length is said is refused by it, and Node reads no more than was said; one that comes in pieces is counted.
const limited = (maxSize: number): MiddlewareHandler => {
  const counting = bodyLimit({ maxSize, ...tooLarge })
  return async (context, next) => {
    const said = context.req.header('content-length')
    if (said === undefined || context.req.header('transfer-encoding') !== undefined) return counting(context, next)
    return Number(said) > maxSize ? tooLarge.onError(context) : next()
  }
}

/** Serves the same screen and contract over loopback HTTP, on 127.0.0.1 only. Practice and sandbox only: the caller sees to that. */
export const startBrowserHost = async (options: BrowserHostOptions): Promise<BrowserHost> => {
  const files = readScreenFiles(options.screenFolder)
  const keyBySession = new Map<string, string>()
  const stopping = new AbortController()
  let code = options.newCode()
  let authority = ''
  const link = (): string => `http://${authority}/enter?code=${code}`

  const app = new Hono()
  app.use(async (context, next) => {
    // Before there is an answer: on one that is made, each header makes it anew and sends its text as a stream.
    context.header('Content-Security-Policy', contentSecurityPolicy)
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('Referrer-Policy', 'no-referrer')
    context.header('Cross-Origin-Resource-Policy', 'same-origin')
    context.header('Cache-Control', 'no-store')
    await next()
  })
  app.onError((error, context) =>
    // The parser's own words quote the body, and with it the patient: they go nowhere.
    error instanceof SyntaxError
      ? context.text('Not JSON.', 400)
      : context.text(`Fault ${options.reportFault(error)}.`, 500),
  )
  app.use(guard({ authority: () => authority, keyBySession }))
  app.get('/enter', (context) => {
    if (context.req.query('code') !== code)
      return context.text('This link was used already. Use the newest link that Pestle printed.', 401)
    const session = options.newCode()
    const key = options.newCode()
    keyBySession.set(session, key)
    code = options.newCode()
    options.printLink(link())
    setCookie(context, sessionCookie, session, { httpOnly: true, sameSite: 'Strict', path: '/' })
    return context.html(enterPage(key))
  })
  app.get('/enter.js', (context) =>
    context.body(enterScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  const answer =
    (mayAsk: (question: unknown) => boolean) =>
    async (context: Context): Promise<Response> => {
      const body = (await context.req.json()) as unknown
      const { question, input } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
      if (!mayAsk(question)) return context.text('No question with a file.', 400)
      return context.json(await options.router(sessionOf(context), question, input))
    }
  app.post(
    '/ask/import',
    limited(importLimit),
    answer((question) => fileQuestions.has(question)),
  )
  app.post(
    '/ask',
    limited(questionLimit),
    answer(() => true),
  )
  app.get('/push', (context) => {
    const pushed = streamSSE(context, async (stream) => {
      const left = new AbortController()
      const done = new Promise<void>((resolve) => {
        const end = (): void => {
          left.abort()
          resolve()
        }
        stream.onAbort(end)
        // Screens come and go all day: what listens for the stop goes with its screen.
        stopping.signal.addEventListener('abort', end, { signal: left.signal })
      })
      const off = options.onPush((push) => void stream.writeSSE({ data: JSON.stringify(push) }))
      await stream.writeSSE({ event: 'open', data: '' })
      await done
      off()
    })
    // The stream says no-cache of itself.
    pushed.headers.set('Cache-Control', 'no-store')
    return pushed
  })
  app.get('*', (context) => {
    const file = files.get(context.req.path === '/' ? '/index.html' : context.req.path)
    return file ? context.body(file.bytes, 200, { 'Content-Type': file.type }) : context.text('Not found.', 404)
  })

  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  authority = `127.0.0.1:${String((server.address() as AddressInfo).port)}`
  options.printLink(link())
  return {
    origin: `http://${authority}`,
    stop: () =>
      new Promise((resolve) => {
        stopping.abort()
        server.close(() => {
          resolve()
        })
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
