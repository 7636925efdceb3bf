import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'

/** Name of the session cookie. */
export const sessionCookie = 'pestle_session'

/** What the guard needs to know: the one host name and port this desk answers on, and which sessions were let in. */
export interface GuardOptions {
  readonly authority: () => string
  readonly sessions: ReadonlySet<string>
}

/** The session of a request that passed the guard; throws (a fault) anywhere else. */
export const sessionOf = (context: Context): string => {
  const session = getCookie(context, sessionCookie)
  if (session === undefined) throw new Error('asked for a session outside the guard')
  return session
}

/**
 * Refuses what is not this desk's own page: another `Host` (DNS rebinding), another `Origin` or a cross-site fetch
 * (forged requests), and anything without a session but the one-time link.
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
    if (context.req.path !== '/enter' && !options.sessions.has(getCookie(context, sessionCookie) ?? ''))
      return context.text('Not let in. Open the link that Pestle printed; each link opens once.', 401)
    await next()
    return undefined
  }
