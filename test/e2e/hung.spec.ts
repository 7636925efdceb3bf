import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deskPage } from '../support/desk-page.ts'
import { answerOf, askPage } from '../support/e2e-ask.ts'
import { expect, test as base, workAs, type OpenApp } from '../support/e2e.ts'
import { doStep, journey } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { runToExit, type LaunchedApp } from '../support/launch.ts'
import { screenWords } from '../../src/renderer/wording/keys.ts'
import { takeInHand } from '../support/take-in-hand.ts'

const hungAfterMs = 6_000

// The app's own minute is too long to wait for.
const test = base.extend<{ readonly openWatched: () => Promise<Pick<OpenApp, 'app' | 'page'>> }>({
  openWatched: async ({ psu, launch }, use) => {
    await use(async () => {
      const app = await launch({ args: ['--psu', psu.url], env: { PESTLE_HUNG_AFTER_MS: String(hungAfterMs) } })
      const page = await app.firstWindow()
      await deskPage(page).shown()
      return { app, page }
    })
  },
})
// Processes that hang, are killed and started again for real, on machines with two cores.
test.slow()

const logOf = (dataDir: string): string => readFileSync(path.join(dataDir, 'pestle.log'), 'utf8')
const times = (dataDir: string, words: string): number => logOf(dataDir).split(words).length - 1
const restarts = (dataDir: string): readonly { readonly why: string }[] => {
  const file = path.join(dataDir, 'restarts.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as never) : []
}
const pidIn = (dataDir: string): number => {
  const lock = path.join(dataDir, 'StandInLock')
  return existsSync(lock) ? Number(readFileSync(lock, 'utf8').split(' ')[0]) : 0
}

/** From a moment later on the main process does nothing any more, and hears nothing. */
const hang = (app: LaunchedApp): Promise<void> =>
  app.evaluate(() => {
    setTimeout(() => {
      for (;;);
    }, 50)
  })

/** Ends the app that started by itself, as the system does. */
const endIt = async (dataDir: string): Promise<void> => {
  process.kill(pidIn(dataDir), 'SIGTERM')
  await expect.poll(() => times(dataDir, '"event":"stopped"'), { timeout: 20_000 }).toBe(1)
}

test('an app whose main process hangs is ended and started again, with everything recorded, and comes back to the same place', async ({
  openWatched,
  dataDir,
}) => {
  const { app, page } = await openWatched()
  const id = await takeInHand(page)
  await doStep(page, id, journey[0])
  const { prescription: acknowledged } = await answerOf(page, 'prescription:detail', { id })
  const before = pidIn(dataDir)
  await hang(app)
  expect(await app.exited).toEqual({ code: null, signal: 'SIGKILL' })
  await expect.poll(() => times(dataDir, '"event":"started"'), { timeout: 30_000 }).toBe(2)
  expect(pidIn(dataDir)).not.toBe(before)
  expect(restarts(dataDir).map(({ why }) => why)).toEqual(['app-hang'])
  expect(logOf(dataDir)).toMatch(
    /"event":"fault","reference":"[0-9A-F]{8}","where":"app: hung","kind":"hang","frames":\[\]/,
  )
  expect(logOf(dataDir)).not.toMatch(/okafor/i)
  await endIt(dataDir)
  // Nobody can look into the window of the one that started by itself: the same folder is opened once more.
  const { page: again } = await openWatched()
  await expect(again.getByText('Pestle hung, was ended and started again.')).toBeVisible({ timeout: 20_000 })
  // As it says itself: whoever was there says so, and is where they were.
  await workAs(again, 'pharmacist')
  await expect(again.getByRole('heading', { level: 1, name: screenWords.claims.name })).toBeVisible()
  await expect(again.getByRole('heading', { level: 2, name: /OKAFOR/ })).toBeVisible()
  expect((await answerOf(again, 'prescription:detail', { id })).prescription).toEqual(acknowledged)
  const { findings } = await answerOf(again, 'health:examine', {})
  expect(findings.find(({ topic }) => topic === 'Integrity')?.state).toBe('fine')
  expect(findings.find(({ topic }) => topic === 'Faults')?.words).toContain('(app: hung, ')
})

test('a process that was stopped for longer than a hang takes, and goes on, is not ended', async ({
  openWatched,
  dataDir,
}) => {
  const { page } = await openWatched()
  await takeInHand(page)
  const pid = pidIn(dataDir)
  process.kill(pid, 'SIGSTOP')
  // Nothing can be waited for in a process that is stopped, but time.
  await new Promise((resolve) => setTimeout(resolve, 2 * hungAfterMs))
  process.kill(pid, 'SIGCONT')
  await keyboardDesk(page).press(screenWords.inbox.key)
  await expect(page.getByRole('heading', { level: 1, name: screenWords.inbox.name })).toBeVisible()
  expect(pidIn(dataDir)).toBe(pid)
  expect(restarts(dataDir)).toEqual([])
  expect(logOf(dataDir)).not.toContain('"event":"fault"')
})

test('an app that hangs while it quits is ended, and not started again', async ({ openWatched, dataDir }) => {
  const { app } = await openWatched()
  await app.evaluate(({ app: itself }) => {
    itself.on('before-quit', () => {
      for (;;);
    })
    setTimeout(() => {
      itself.quit()
    }, 50)
  })
  expect(await app.exited).toEqual({ code: null, signal: 'SIGKILL' })
  expect(times(dataDir, '"where":"app: hung"')).toBe(1)
  expect(restarts(dataDir)).toEqual([])
  expect(times(dataDir, '"event":"started"')).toBe(1)
})

test('an app whose key store waits for longer than a hang takes, as for a password in a window of the system, is not ended', async ({
  openWatched,
  dataDir,
}) => {
  const { app, page } = await openWatched()
  await takeInHand(page)
  await app.evaluate(({ safeStorage }, ms) => {
    Object.assign(safeStorage, {
      isEncryptionAvailable: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms) === 'timed-out',
    })
  }, 2 * hungAfterMs)
  expect(await askPage(page, 'desk:change-environment', { environment: 'production' })).toEqual({
    kind: 'refusal',
    refusal: { code: 'warning-unread' },
  })
  expect(logOf(dataDir)).not.toContain('"event":"fault"')
  expect(restarts(dataDir)).toEqual([])
})

test('the third hang in ten minutes ends the app, and the one that is started only says so and ends', async ({
  openWatched,
  dataDir,
}) => {
  const { app } = await openWatched()
  const twice = [2, 1].map((minutes) => ({ at: Date.now() - minutes * 60_000, why: 'app-hang' }))
  writeFileSync(path.join(dataDir, 'restarts.json'), JSON.stringify(twice))
  await hang(app)
  expect(await app.exited).toEqual({ code: null, signal: 'SIGKILL' })
  const reference = /"reference":"([0-9A-F]{8})","where":"app: hung"/.exec(logOf(dataDir))?.[1] ?? ''
  const said = await runToExit({ dataDir, args: ['--given-up', reference] })
  expect(said.code).toBe(1)
  expect(said.stderr).toContain('Pestle broke three times in ten minutes')
  expect(said.stderr).toContain(`Fault ${reference}.`)
  expect(times(dataDir, '"event":"started"')).toBe(1)
})
