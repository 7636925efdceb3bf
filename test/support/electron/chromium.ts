import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { connectPipe, type CdpConnection } from './cdp.ts'
import { leftoverPrefix, removeLeftover, removeLeftovers } from './leftovers.ts'

/** The Chromium that shows this process's windows. */
export interface Chromium {
  readonly connection: CdpConnection
  /** WebSocket address a test connects to; open to any program of this PC, so never use it with real data. */
  readonly endpoint: string
  /** Resolves when Chromium has exited, for whatever reason. */
  readonly exited: Promise<unknown>
  /** Resolves when Chromium has exited and its profile is gone. */
  readonly close: () => Promise<void>
}

const closeDeadlineMs = 3_000

const headless = [
  '--headless',
  '--hide-scrollbars',
  '--mute-audio',
  // `window.open` gives null as in Electron; the page's wish is still reported.
  '--block-new-web-contents',
  '--window-size=1280,800',
  // A headless browser has no mouse of its own; without this `@media (hover)` says that nobody can hover.
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
]

const common = [
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
  '--no-startup-window',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
  '--password-store=basic',
  '--use-mock-keychain',
  // The app's own requests are answered by its protocol handlers; whatever slips past those must not reach a network.
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

/** The address Chromium prints once it listens; rejects with its last words when it exits instead. */
async function readEndpoint(child: ChildProcess): Promise<string> {
  const words: string[] = []
  const lines = createInterface({ input: child.stderr as Readable })
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const [, endpoint] = /^DevTools listening on (ws:.*)$/.exec(line) ?? []
      if (endpoint !== undefined) resolve(endpoint)
      else if (words.length < 20) words.push(line)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Chromium exited with ${code}:\n${words.join('\n')}`)))
  })
}

/** Starts a Chromium of its own in a fresh profile; it shows no window until one is made. */
export async function startChromium(): Promise<Chromium> {
  // Not at the top: an instance that finds another running leaves without ever needing a browser.
  const { findChromium } = await import('../../../tools/find-chromium.mjs')
  const { executablePath, env, headlessOnly } = await findChromium()
  const headed = process.env['PESTLE_STANDIN_HEADED'] === '1'
  if (headed && headlessOnly) {
    throw new Error(
      'The only Chromium here has no windows. Install Chrome or Chromium, or run the stand-in --headless.',
    )
  }
  removeLeftovers()
  const profile = mkdtempSync(path.join(tmpdir(), `${leftoverPrefix}${process.pid}-`))
  const child = spawn(executablePath, [...(headed ? [] : headless), ...common, `--user-data-dir=${profile}`], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const endpoint = await readEndpoint(child)
  const connection = connectPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)

  return {
    connection,
    endpoint,
    exited,
    close: async () => {
      const deadline = setTimeout(() => child.kill('SIGKILL'), closeDeadlineMs)
      // Refused only when Chromium has exited already, which is what is wanted.
      await connection.browser.send('Browser.close').catch(() => undefined)
      await exited
      clearTimeout(deadline)
      removeLeftover(profile)
    },
  }
}
