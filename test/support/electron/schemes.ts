import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { missing, strictObject } from './missing.ts'

type Handler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, Handler>()
const standard = new Set<string>()
let ready = false

/** From now on privileges can no longer be registered, as in Electron after `ready`. */
export function closePrivilegedSchemes(): void {
  ready = true
}

/** `app://pestle/x` as the https address by which Chromium, which knows no such scheme, is given the same origin rules. */
export function toChromiumUrl(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url)
  const scheme = protocol.slice(0, -1)
  return standard.has(scheme) ? `https://${host}.${scheme}.standin${pathname}${search}${hash}` : url
}

/** The address the app knows, from the one Chromium has; the reverse of `toChromiumUrl`. */
export function toAppUrl(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/]+)\.([a-z][a-z0-9-]*)\.standin(\/.*)?$/.exec(url) ?? []
  return host === undefined ? url : `${scheme}://${host}${rest ?? '/'}`
}

/** The origin Electron reports for a frame at `url`: with host also for the app's own schemes, unlike `URL.origin`. */
export function originOf(url: string): string {
  const { protocol, host, origin } = new URL(url)
  return standard.has(protocol.slice(0, -1)) ? `${protocol}//${host}` : origin
}

/** What the app registered for the scheme of this `app://…` address. */
export function handlerFor(url: string): Handler | undefined {
  return handlers.get(new URL(url).protocol.slice(0, -1))
}

/** Electron's `protocol`: privileges make a scheme standard (host, origin, secure); other privileges have no effect. */
export const protocol = strictObject('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) standard.add(scheme)
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    if (!standard.has(scheme)) missing(`protocol.handle for ${scheme}, which was not registered as privileged`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string): void => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
})

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Electron's `net`: files are read from disk with the type their name says; http goes through Node. */
export const net = strictObject('net', {
  async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.protocol !== 'file:') return fetch(input, init)
    const body = await readFile(url).catch((error: unknown) => {
      throw new Error('net::ERR_FILE_NOT_FOUND', { cause: error })
    })
    const type = contentTypes[path.extname(url.pathname)] ?? 'application/octet-stream'
    return new Response(new Uint8Array(body), { headers: { 'content-type': type } })
  },
  isOnline: () => true,
})
