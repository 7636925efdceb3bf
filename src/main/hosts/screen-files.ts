import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One built file of the screen with the headers it is served with. */
export interface ScreenFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** The policy both hosts send with the page: nothing from anywhere but the app itself, no inline script. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Reads every built screen file once, keyed by URL path (`/index.html`); serving from this map leaves no path to traverse. Throws when the screen was not built. */
export const readScreenFiles = (folder: string): ReadonlyMap<string, ScreenFile> => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  return new Map(
    files.map((file) => [
      `/${path.relative(folder, file).split(path.sep).join('/')}`,
      { bytes: new Uint8Array(readFileSync(file)), type: types[path.extname(file)] ?? 'application/octet-stream' },
    ]),
  )
}
