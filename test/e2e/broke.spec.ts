import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '../support/e2e.ts'
import type { LaunchedApp } from '../support/launch.ts'
import { screenWords } from '../../src/renderer/wording/keys.ts'
import { takeInHand } from '../support/take-in-hand.ts'

// Processes that are killed for real, and shown or started again, on machines with two cores.
test.slow()

const crash = (app: LaunchedApp): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())

const restarts = (dataDir: string): readonly { readonly why: string }[] =>
  JSON.parse(readFileSync(path.join(dataDir, 'restarts.json'), 'utf8')) as never

const logOf = (dataDir: string): string => readFileSync(path.join(dataDir, 'pestle.log'), 'utf8')

// Twice within the last minutes already: the next is the third.
const brokeTwice = (dataDir: string): void => {
  const twice = [2, 1].map((minutes) => ({ at: Date.now() - minutes * 60_000, why: 'screen' }))
  writeFileSync(path.join(dataDir, 'restarts.json'), JSON.stringify(twice))
}

const noteErrorBoxes = (app: LaunchedApp, file: string): Promise<void> =>
  app.evaluate(({ dialog }, to) => {
    const { writeFileSync: write } = process.getBuiltinModule('node:fs')
    dialog.showErrorBox = (title) => {
      write(to, title)
    }
  }, file)

test('a screen whose process is gone is shown again where it was: the list, the prescription, the person', async ({
  open,
  dataDir,
}) => {
  const { app, page } = await open()
  const id = await takeInHand(page)
  await crash(app)
  const again = await app.windowAfterCrash()
  await expect(again.getByText('The screen broke and was shown again.')).toBeVisible({ timeout: 20_000 })
  await expect(again.getByRole('heading', { level: 1, name: screenWords.claims.name })).toBeVisible()
  await expect(again.getByRole('heading', { level: 2, name: /OKAFOR/ })).toBeVisible()
  await expect(again.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
  expect(restarts(dataDir).map(({ why }) => why)).toEqual(['screen'])
  expect(logOf(dataDir)).toContain('"where":"screen: crashed"')
  const kept = readFileSync(path.join(dataDir, 'practice', 'place.json'), 'utf8')
  expect(kept).not.toContain(id)
  expect(kept).not.toMatch(/okafor|\b9\d{9}\b/i)
})

test('a screen that broke for the third time in ten minutes is not shown again: it is said, and the app ends', async ({
  open,
  dataDir,
}) => {
  const { app } = await open()
  brokeTwice(dataDir)
  const said = path.join(dataDir, 'said')
  await noteErrorBoxes(app, said)
  await crash(app)
  expect(await app.exited).toEqual({ code: 1, signal: null })
  expect(readFileSync(said, 'utf8')).toBe('Pestle broke three times in ten minutes')
})

test('a screen that does not answer is asked about, and shown again only when the person wants it', async ({
  open,
  dataDir,
}) => {
  const { app, page } = await open()
  await takeInHand(page)
  const asked = path.join(dataDir, 'asked')
  // Chromium's own word for it does not reach the stand-in: the event is the test's, everything after it is the app's.
  const hang = (answer: number): Promise<void> =>
    app.evaluate(
      ({ dialog, BrowserWindow }, [response, to]) => {
        const { writeFileSync: write } = process.getBuiltinModule('node:fs')
        dialog.showMessageBox = async () => {
          write(to, String(response))
          return { response, checkboxChecked: false }
        }
        BrowserWindow.getAllWindows()[0]?.emit('unresponsive')
      },
      [answer, asked] as const,
    )
  await hang(0)
  await expect.poll(() => existsSync(asked), { timeout: 20_000 }).toBe(true)
  await expect(page.getByRole('heading', { level: 2, name: /OKAFOR/ })).toBeVisible()
  expect(existsSync(path.join(dataDir, 'restarts.json'))).toBe(false)
  await hang(1)
  await expect.poll(() => existsSync(path.join(dataDir, 'restarts.json')), { timeout: 20_000 }).toBe(true)
  const again = await app.windowAfterCrash()
  await expect(again.getByText('The screen hung and was shown again.')).toBeVisible({ timeout: 20_000 })
  await expect(again.getByRole('heading', { level: 2, name: /OKAFOR/ })).toBeVisible()
})

test('an app whose main process met a fault starts again by itself, once its own end has let go of the record', async ({
  open,
  dataDir,
}) => {
  const { app, page } = await open()
  await takeInHand(page)
  const lock = path.join(dataDir, 'StandInLock')
  const pidOf = (): number => (existsSync(lock) ? Number(readFileSync(lock, 'utf8').split(' ')[0]) : 0)
  const before = pidOf()
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('Okafor')
    }, 10)
  })
  expect(await app.exited).toEqual({ code: 1, signal: null })
  const started = (): number => logOf(dataDir).split('"event":"started"').length - 1
  await expect.poll(started, { timeout: 30_000 }).toBe(2)
  const after = pidOf()
  expect(after).not.toBe(before)
  process.kill(after, 'SIGTERM')
  await expect.poll(() => logOf(dataDir).includes('"event":"stopped"'), { timeout: 20_000 }).toBe(true)
  expect(restarts(dataDir).map(({ why }) => why)).toEqual(['app'])
  expect(logOf(dataDir)).not.toContain('Okafor')
})

test('an app that met its third fault in ten minutes says so and stays ended', async ({ open, dataDir }) => {
  const { app } = await open()
  brokeTwice(dataDir)
  const said = path.join(dataDir, 'said')
  await noteErrorBoxes(app, said)
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('x')
    }, 10)
  })
  expect(await app.exited).toEqual({ code: 1, signal: null })
  expect(readFileSync(said, 'utf8')).toBe('Pestle broke three times in ten minutes')
  expect(logOf(dataDir).split('"event":"started"').length - 1).toBe(1)
})
