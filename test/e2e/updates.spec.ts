import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { updateWords } from '../../src/renderer/wording/updates.ts'
import { buildAppWithFeed } from '../support/app-with-feed.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { deskPage } from '../support/desk-page.ts'
import { closeFirstQuestion, workAs } from '../support/e2e.ts'
import { expect, test } from '../support/launch.ts'
import { installerBytes, startFeedServer, type FeedServer } from '../support/update-feed.ts'

test.describe.configure({ mode: 'default' })

let appDir = ''
let folder = ''
let server: FeedServer
test.beforeAll(async () => {
  test.setTimeout(120_000)
  appDir = await buildAppWithFeed()
})
test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pestle-e2e-update-'))
  server = await startFeedServer()
})
test.afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const appImage = (): string => path.join(folder, 'Pestle.AppImage')
const env = (): Readonly<Record<string, string>> => ({
  PESTLE_STANDIN_PACKAGED: '1',
  PESTLE_TEST_FEED: server.url,
  PESTLE_TEST_FEED_KEY: server.key.spki,
  PESTLE_STARTED: path.join(folder, 'started'),
  APPIMAGE: appImage(),
  XDG_CACHE_HOME: path.join(folder, 'cache'),
})

/** Has the pharmacist at work look at the updates of this PC. */
const updatesOf = async (page: Page): Promise<Locator> => {
  await deskPage(page).shown()
  await workAs(page, 'pharmacist')
  await closeFirstQuestion(page)
  await page.keyboard.press('F10')
  return page.getByRole('region', { name: updateWords.head })
}

test('an update is found, downloaded and checked while work goes on, says what it waits for, and is installed on a press, after which the new version starts', async ({
  launch,
  dataDir,
}) => {
  test.slow()
  writeFileSync(appImage(), installerBytes('1.0.0'), { mode: 0o755 })
  const issuedAt = Date.now() - 60_000
  const { bytes } = server.publish({ version: '1.1.0', issuedAt, notes: ['Labels print faster.'] })
  const app = await launch({ appDir, env: env() })
  const page = await app.firstWindow()
  const section = await updatesOf(page)
  await expect(section).toContainText('Version 1.0.0 is the newest there is for this PC.')
  await section.getByRole('button', { name: updateWords.check }).click()
  await expect(section).toContainText('Version 1.1.0 is here and checked. It is installed when:')
  await expect(section).toContainText('nobody has touched this screen for ten minutes')
  await expect(section).toContainText('Labels print faster.')
  await expectNoAxeViolations(page)

  await section.getByRole('button', { name: 'A day' }).click()
  await expect(section).toContainText('Version 1.1.0 is here, and put off until')

  await page.keyboard.press('F8')
  await expect(page.getByRole('main').getByRole('button', { name: updateWords.shutDown })).toBeEnabled()
  await expectNoAxeViolations(page)
  await page.keyboard.press('F10')
  await section.getByRole('button', { name: updateWords.now }).click()
  expect(await app.exited).toMatchObject({ code: 0 })
  expect(readFileSync(appImage()).equals(bytes)).toBe(true)
  await expect
    .poll(() => (existsSync(env()['PESTLE_STARTED']!) ? readFileSync(env()['PESTLE_STARTED']!, 'utf8') : ''))
    .toContain('1.1.0')
  expect(existsSync(path.join(dataDir, 'practice/pestle.db-wal'))).toBe(false)
  const log = readFileSync(path.join(dataDir, 'pestle.log'), 'utf8')
  expect(log).toContain('"event":"stopped"')
  expect(log).not.toContain('"event":"fault"')
})

test('a forged feed is refused in words, and work goes on', async ({ launch }) => {
  test.slow()
  writeFileSync(appImage(), installerBytes('1.0.0'), { mode: 0o755 })
  const forger = await startFeedServer()
  server.publish({ version: '6.6.6', issuedAt: Date.now() - 60_000 }, [forger.key.privateKey])
  await forger.stop()
  const app = await launch({ appDir, env: env() })
  const page = await app.firstWindow()
  const section = await updatesOf(page)
  await section.getByRole('button', { name: updateWords.check }).click()
  await expect(section).toContainText('not signed by Pestle’s own key and was refused')
  expect(readFileSync(appImage()).equals(installerBytes('1.0.0'))).toBe(true)
})
