import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'

/** Name of the session cookie. */
export const sessionCookie = 'pestle_session'

// The header in which the page says the key of its session: a browser sends a cookie to every port of this PC, and this to none but its own.
const keyHeader = 'x-pestle-key'

/** What the guard needs to know: the one host name and port this desk answers on, and which sessions were let in, each with its key. */
export interface GuardOptions {
  readonly authority: () => string
  readonly keyBySession: ReadonlyMap<string, string>
}

/** The session of a request that passed the guard; throws (a fault) anywhere else. */
export const sessionOf = (context: Context): string => {
  const session = getCookie(context, sessionCookie)
  if (session === undefined) throw new Error('asked for a session outside the guard')
  return session
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

// In the same time whatever is wrong with it.
const isKey = (given: string, key: string): boolean => timingSafeEqual(digest(given), digest(key))

/**
 * Refuses what is not this desk's own page: another `Host` (DNS rebinding), another `Origin` or a cross-site fetch
 * (forged requests), anything without a session but the one-time link, and a question without the key of its session. Pages and
 * pushes are read with the session alone, as an event stream carries no headers: whoever else was sent the cookie learns the ids of
 * the prescriptions that change, and nothing more of a patient.
 */
export const guard =
  (options: GuardOptions): MiddlewareHandler =>
  async (context, next) => {
    const header = (name: string): string | undefined => context.req.header(name)
    if (header('host') !== options.authority()) return context.text('Wrong host.', 421)
    const origin = header('origin')
    const wantsOrigin = context.req.method !== 'GET'
    if (origin === undefined ? wantsOrigin : origin !== `http://${options.authority()}`)
      return context.text('Wrong origin.', 403)
    const site = header('sec-fetch-site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && context.req.path !== '/enter')
      return context.text('Not from another site.', 403)
    const key = options.keyBySession.get(getCookie(context, sessionCookie) ?? '')
    const isRead = context.req.method === 'GET'
    const isLetIn = key !== undefined && (isRead || isKey(header(keyHeader) ?? '', key))
    if (context.req.path !== '/enter' && !isLetIn)
      return context.text('Not let in. Open the link that Pestle printed; each link opens once.', 401)
    await next()
    return undefined
  }
