import { existsSync } from 'node:fs'
import path from 'node:path'
import { unpackChromium } from './unpack-chromium.mjs'

const cacheFolder = path.resolve(import.meta.dirname, '..', '.cache')

const installed = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((variable) =>
    path.join(process.env[variable] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
}

/**
 * The Chromium that tests drive: PESTLE_CHROMIUM, else an installed Chromium or Chrome, else the registry's (which has
 * no window: `headlessOnly`). `env` is the whole environment to launch it with; Playwright's own launch arguments go
 * with it, never the registry package's, which switch web security off. Rejects with a sentence when there is none.
 * @returns {Promise<{ executablePath: string, env: Record<string, string>, headlessOnly: boolean }>}
 */
export async function findChromium() {
  const chosen = process.env['PESTLE_CHROMIUM']
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`PESTLE_CHROMIUM names ${chosen}, which does not exist.`)
    return { executablePath: chosen, env: environment(), headlessOnly: false }
  }
  const places = process.platform in installed ? installed[/** @type {'linux'} */ (process.platform)] : []
  const found = places.find((each) => existsSync(each))
  if (found !== undefined) return { executablePath: found, env: environment(), headlessOnly: false }
  const unpacked = await unpackChromium(cacheFolder)
  if (unpacked === undefined) {
    throw new Error(
      'No Chromium was found for the end-to-end tests. Install Chrome or Chromium (Debian: apt-get install chromium), ' +
        'or set PESTLE_CHROMIUM to its executable.',
    )
  }
  return { executablePath: unpacked.executablePath, env: { ...environment(), ...unpacked.env }, headlessOnly: true }
}

/** @returns {Record<string, string>} */
function environment() {
  /** @type {Record<string, string>} */
  const defined = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) defined[name] = value
  return defined
}
