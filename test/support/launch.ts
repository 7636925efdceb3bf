import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { launchApp, type LaunchedApp, type LaunchOptions } from './electron/launch-app.ts'

export { answerOpenDialogs, recordExternalOpens, runToExit } from './electron/launch-app.ts'
export type { LaunchedApp } from './electron/launch-app.ts'
export { expect } from '@playwright/test'

/** `launch` of a test: `dataDir` may be left out and is then the test's own folder. */
export type Launch = (options?: Partial<LaunchOptions>) => Promise<LaunchedApp>

interface Fixtures {
  /** A folder of this test, removed afterwards. */
  readonly dataDir: string
  /** Starts the built app; whatever still runs at the end of the test is closed, and not closing fails the test. */
  readonly launch: Launch
  /** The app, launched with no options. */
  readonly app: LaunchedApp
  /** The first window of `app`. */
  readonly window: Page
}

let said = false

/** Playwright's `test` with the app in it; each test is annotated with what it ran on. */
export const test = base.extend<Fixtures>({
  // Playwright reads the parameter's destructuring to know what a fixture needs.
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'pestle-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  launch: async ({ dataDir }, use, testInfo) => {
    const launched: LaunchedApp[] = []
    await use(async (options = {}) => {
      const app = await launchApp({ dataDir, ...options })
      launched.push(app)
      if (testInfo.workerIndex === 0) sayOnce(app.kind)
      testInfo.annotations.push({ type: 'runs on', description: app.kind })
      return app
    })
    await Promise.all(launched.map((app) => app.close()))
  },
  app: async ({ launch }, use) => use(await launch()),
  window: async ({ app }, use) => use(await app.firstWindow()),
})

function sayOnce(kind: LaunchedApp['kind']): void {
  if (said) return
  said = true
  const what = kind === 'electron' ? 'real Electron' : 'the stand-in for Electron (Node and Chromium)'
  console.log(`End-to-end tests run on ${what}.`)
}
