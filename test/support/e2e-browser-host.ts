import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { findChromium } from '../../tools/find-chromium.mjs'
import { deskPage, type DeskPage } from './desk-page.ts'
import { test as base } from './e2e.ts'

/** The app served to a browser on this PC, in a process of its own. */
export interface BrowserHost {
  /** The one-time links printed so far, the newest last. */
  readonly links: () => readonly string[]
  readonly kill: () => Promise<void>
}

/** One tab of the browser. */
export interface Tab {
  readonly page: Page
  readonly desk: DeskPage
}

interface Fixtures {
  readonly context: BrowserContext
  /** Starts the built browser host on the test's folder, speaking to `psu`. */
  readonly serve: () => Promise<BrowserHost>
  readonly host: BrowserHost
  /** Opens another tab of the browser at the desk; the first one uses the link. */
  readonly tab: () => Promise<Tab>
}

const entry = path.resolve(import.meta.dirname, '../../out/main/index-browser.js')

async function startHost(dataDir: string, psuUrl: string): Promise<BrowserHost> {
  const child = spawn(process.execPath, [entry, '--no-open', '--data', dataDir, '--psu', psuUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const links: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [link] = /http:\S+/.exec(line) ?? []
      if (link === undefined) return
      links.push(link)
      resolve()
    })
    child.once('exit', () => reject(new Error('The browser host ended before it printed a link')))
  })
  return {
    links: () => links,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Playwright's `test` with the app served to a real browser on this PC. */
export const test = base.extend<Fixtures, { readonly chromiumHere: Browser }>({
  chromiumHere: [
    async ({}, use) => {
      const { executablePath, env } = await findChromium()
      const browser = await chromium.launch({ executablePath, env })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ chromiumHere }, use) => {
    const context = await chromiumHere.newContext({ viewport: { width: 1440, height: 900 } })
    await use(context)
    await context.close()
  },
  serve: async ({ psu, dataDir }, use) => {
    const started: BrowserHost[] = []
    await use(async () => {
      const host = await startHost(dataDir, psu.url)
      started.push(host)
      return host
    })
    for (const host of started) await host.kill()
  },
  host: async ({ serve }, use) => use(await serve()),
  tab: async ({ host, context }, use) => {
    await use(async () => {
      const page = await context.newPage()
      const [first = ''] = host.links()
      await page.goto(host.links().length === 1 ? first : new URL('/', first).href)
      const desk = deskPage(page)
      await desk.shown()
      return { page, desk }
    })
  },
})
