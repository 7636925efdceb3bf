import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Push } from '../../../src/contract/index.ts'
import { startBrowserHost } from '../../../src/main/hosts/browser/start-browser-host.ts'
import type { BrowserHost } from '../../../src/main/hosts/browser/start-browser-host.ts'
import { portTrouble } from '../../../src/main/config.ts'

let dir = ''
let host: BrowserHost
let links: string[] = []
let asked: unknown[] = []
let listeners: Set<(push: Push) => void>

beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-screen-'))
  writeFileSync(path.join(dir, 'index.html'), '<!doctype html><title>Pestle</title>')
  links = []
  asked = []
  listeners = new Set()
  let codes = 0
  host = await startBrowserHost({
    screenFolder: dir,
    port: 0,
    router: (session, question, input) => {
      asked.push({ session, question, input })
      return Promise.resolve({ kind: 'answer', value: {} as never })
    },
    onPush: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    newCode: () => `code-${String((codes += 1))}`,
    printLink: (link) => links.push(link),
    reportFault: () => 'REF1',
  })
})

afterEach(async () => {
  await host.stop()
  rmSync(dir, { recursive: true, force: true })
})

interface Reply {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** Plain `node:http`, because fetch would not let a test set Host or Origin. */
const send = (url: string, headers: Record<string, string> = {}, body?: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST'
    const request = http.request(url, { method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      })
    })
    request.on('error', reject)
    request.end(body)
  })

/** What the page of the link gives: the cookie, and the key that goes in a header. */
interface LetIn {
  readonly cookie: string
  readonly 'x-pestle-key': string
}

const enter = async (): Promise<LetIn> => {
  const reply = await send(links.at(-1) ?? '')
  expect(reply.status).toBe(200)
  return {
    cookie: (reply.headers['set-cookie'] ?? [])[0]?.split(';')[0] ?? '',
    'x-pestle-key': /name="pestle-key" content="([^"]+)"/.exec(reply.body)?.[1] ?? '',
  }
}

const question = JSON.stringify({ question: 'desk:state', input: {} })
const asJson = { 'content-type': 'application/json' }

test('a link opens once: the second use is refused and the next link was printed', async () => {
  const first = links[0] ?? ''
  const reply = await send(first)
  expect(reply.headers['set-cookie']?.[0]).toMatch(/HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/)
  expect((await send(first)).status).toBe(401)
  expect(links).toHaveLength(2)
  expect((await send(links[1] ?? '')).status).toBe(200)
})

test('nothing is shown or answered without a session', async () => {
  expect((await send(`${host.origin}/`)).status).toBe(401)
  expect((await send(`${host.origin}/push`)).status).toBe(401)
  expect((await send(`${host.origin}/ask`, { ...asJson, origin: host.origin }, question)).status).toBe(401)
  expect(asked).toEqual([])
})

test('a question of the desk own page is answered under its own session', async () => {
  const letIn = await enter()
  const reply = await send(
    `${host.origin}/ask`,
    { ...asJson, ...letIn, origin: host.origin, 'sec-fetch-site': 'same-origin' },
    question,
  )
  expect(reply.status).toBe(200)
  expect(JSON.parse(reply.body)).toEqual({ kind: 'answer', value: {} })
  expect(asked).toEqual([{ session: letIn.cookie.split('=')[1], question: 'desk:state', input: {} }])
})

test.each([
  ['another Host (DNS rebinding)', { host: 'evil.example' }, 421],
  ['another Origin', { origin: 'http://evil.example' }, 403],
  ['a null Origin', { origin: 'null' }, 403],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a fetch of another service of this PC', { 'sec-fetch-site': 'same-site' }, 403],
  ['another port on this PC', { origin: 'http://127.0.0.1:1' }, 403],
])('with a good cookie, %s is refused and asks nothing', async (_name, headers, status) => {
  const letIn = await enter()
  const good = { ...asJson, ...letIn, origin: host.origin }
  expect((await send(`${host.origin}/ask`, { ...good, ...headers }, question)).status).toBe(status)
  expect(asked).toEqual([])
})

test('a question without an Origin is refused, whatever its cookie', async () => {
  const letIn = await enter()
  expect((await send(`${host.origin}/ask`, { ...asJson, ...letIn }, question)).status).toBe(403)
})

test('a cookie alone asks nothing: the browser sends it to every other server of this PC too', async () => {
  const { cookie, ...key } = await enter()
  const other = await enter()
  const good = { ...asJson, cookie, origin: host.origin }
  for (const given of [{}, { 'x-pestle-key': '' }, { 'x-pestle-key': other['x-pestle-key'] }, { 'x-pestle-key': 'x' }])
    for (const path of ['/ask', '/ask/import'])
      expect((await send(`${host.origin}${path}`, { ...good, ...given }, question)).status, path).toBe(401)
  expect(asked).toEqual([])
  expect((await send(`${host.origin}/ask`, { ...good, ...key }, question)).status).toBe(200)
})

test('the key of a session is in no page that its cookie opens, and in no address', async () => {
  const { cookie, 'x-pestle-key': key } = await enter()
  expect(key).not.toBe('')
  for (const path of ['/', '/index.html', '/enter', '/enter.js']) {
    const reply = await send(`${host.origin}${path}`, { cookie })
    expect(reply.body + JSON.stringify(reply.headers), path).not.toContain(key)
  }
  expect(links.filter((link) => link.includes(key))).toEqual([])
})

test('a browser that may keep no site data says so and what to open then, instead of an empty page', async () => {
  const letIn = await enter()
  const { body: script } = await send(`${host.origin}/enter.js`, { cookie: letIn.cookie })
  const run = (localStorage: { readonly setItem: (name: string, value: string) => void }) => {
    const body = { textContent: '' }
    let went = ''
    const document = { body, querySelector: () => ({ content: 'the-key' }) }
    runInNewContext(script, { document, localStorage, location: { replace: (to: string) => (went = to) } })
    return { went, said: body.textContent }
  }
  let kept = ''
  expect(run({ setItem: (name, value) => (kept = `${name}=${value}`) })).toMatchObject({ went: '/', said: '' })
  expect(kept).toBe('pestle-key=the-key')
  const refusing = {
    setItem: () => {
      throw new Error('SecurityError')
    },
  }
  expect(run(refusing)).toMatchObject({ went: '', said: expect.stringContaining('newest link') as string })
})

test('a body over its limit is refused and reaches nobody; only a message or a product file may be large', async () => {
  const letIn = await enter()
  const headers = { ...asJson, ...letIn, origin: host.origin }
  // The host may hang up while the rest of a too large body is still on its way.
  const statusOf = (path: string, size: number, question = 'x') =>
    send(`${host.origin}${path}`, headers, JSON.stringify({ question, input: 'y'.repeat(size) })).then(
      ({ status }) => status,
      () => 413,
    )
  expect(await statusOf('/ask', 300 * 1024)).toBe(413)
  expect(await statusOf('/ask/import', 10 * 1024 * 1024)).toBe(413)
  expect(await statusOf('/ask/import', 300 * 1024)).toBe(400)
  expect(asked).toEqual([])
  for (const question of ['intake:import', 'products:import'])
    expect(await statusOf('/ask/import', 300 * 1024, question)).toBe(200)
  expect(asked).toHaveLength(2)
})

test('no path leads out of the screen folder, and every reply carries the policy', async () => {
  writeFileSync(path.join(dir, '..', 'pestle-outside.txt'), 'secret')
  const letIn = await enter()
  for (const wanted of [
    '/../pestle-outside.txt',
    '/%2e%2e/pestle-outside.txt',
    '/..%2fpestle-outside.txt',
    '/nothing.js',
  ])
    expect((await send(`${host.origin}${wanted}`, { cookie: letIn.cookie })).status).toBe(404)
  const page = await send(`${host.origin}/`, { cookie: letIn.cookie })
  expect(page.status).toBe(200)
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  rmSync(path.join(dir, '..', 'pestle-outside.txt'))
})

test('a push reaches the screens that listen, and stopping ends their streams', async () => {
  const letIn = await enter()
  const texts: string[] = []
  const ended = new Promise<void>((resolve, reject) => {
    const request = http.get(`${host.origin}/push`, { headers: { cookie: letIn.cookie } }, (response) => {
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        texts.push(chunk)
        if (chunk.includes('event: open'))
          for (const listener of listeners) listener({ kind: 'changed', sequence: 7, ids: ['a'] })
        if (chunk.includes('"sequence":7')) void host.stop()
      })
      response.on('close', resolve)
    })
    request.on('error', reject)
  })
  await ended
  expect(texts.join('')).toContain('data: {"kind":"changed","sequence":7,"ids":["a"]}')
  expect(listeners.size).toBe(0)
})

test('a body that is not JSON is refused and none of it is written anywhere', async () => {
  const said: string[] = []
  const stdio = [vi.spyOn(console, 'error'), vi.spyOn(console, 'log')]
  for (const one of stdio) one.mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(' ')))
  const letIn = await enter()
  const headers = { ...asJson, ...letIn, origin: host.origin }
  for (const path of ['/ask', '/ask/import'])
    expect((await send(`${host.origin}${path}`, headers, 'EDITH BROWN')).status).toBe(400)
  for (const one of stdio) one.mockRestore()
  expect(said.join('')).toBe('')
  expect(asked).toEqual([])
})

test('nothing listens beyond 127.0.0.1', async () => {
  const { port } = new URL(host.origin)
  await expect(send(`http://127.0.0.2:${port}/`)).rejects.toThrow('ECONNREFUSED')
})

test('a port that is taken is said in a sentence; any other fault is none of the port', async () => {
  const port = Number(new URL(host.origin).port)
  const started = startBrowserHost({
    screenFolder: dir,
    port,
    router: () => Promise.resolve({ kind: 'answer', value: {} as never }),
    onPush: () => () => undefined,
    newCode: () => 'code',
    printLink: () => undefined,
    reportFault: () => 'REF1',
  })
  const fault: unknown = await started.catch((error: unknown) => error)
  expect(portTrouble(fault, port)).toContain(`The port ${String(port)} is used by another program`)
  expect(portTrouble(new Error('disk full'), port)).toBeUndefined()
})
