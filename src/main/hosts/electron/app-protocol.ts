import { protocol } from 'electron'
import { contentSecurityPolicy, readScreenFiles } from '../screen-files.ts'

/** The one origin the window ever shows. */
export const appOrigin = 'app://pestle'

/** Must run before Electron is ready: makes `app://` a secure origin with fetch. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built screen on `app://pestle/`; anything else is 404. */
export const serveScreen = (screenFolder: string): void => {
  const files = readScreenFiles(screenFolder)
  protocol.handle('app', (request) => {
    const url = new URL(request.url)
    const file =
      url.origin === appOrigin || url.host === 'pestle'
        ? files.get(url.pathname === '/' ? '/index.html' : url.pathname)
        : undefined
    if (!file) return new Response('Not found.', { status: 404 })
    return new Response(file.bytes, {
      headers: {
        'Content-Type': file.type,
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
      },
    })
  })
}
