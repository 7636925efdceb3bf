import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOpenDialogs, expect, recordExternalOpens, runToExit, test } from '../support/launch.ts'

// The stand-in must refuse and allow what Electron does, or the specs of the product prove nothing. Everything here
// that does not name the stand-in holds on real Electron too.
const sample = { appDir: path.resolve(import.meta.dirname, '../support/electron/sample') }

interface Bridge {
  readonly ask: (channel: string, value?: unknown) => Promise<unknown>
  readonly onPush: (listener: (message: unknown) => void) => () => void
}
declare const window: Window & { readonly sample: Bridge }

test('the preload is there before the first script of the page and leaks nothing to it', async ({ launch }) => {
  const page = await (await launch(sample)).firstWindow()
  await expect(page.locator('#bridge')).toHaveText('function')
  const seen = await page.evaluate(() => ({
    leaked: ['require', 'process', 'ipcRenderer', '__pestleStandinSend'].filter((name) => name in globalThis),
    frozen: Object.isFrozen(window.sample),
    replaced: Reflect.set(window, 'sample', undefined),
  }))
  expect(seen).toEqual({ leaked: [], frozen: true, replaced: false })
})

test('values cross the bridge as by structured clone, and functions are refused', async ({ launch }) => {
  const page = await (await launch(sample)).firstWindow()
  const same = await page.evaluate(async () => {
    const sent = {
      text: 'ünï 💊',
      none: null,
      missing: undefined,
      whole: 12,
      minusZero: -0,
      big: 2n ** 70n,
      when: new Date(0),
      bytes: new Uint8Array([0, 255, 7]),
      list: [1, [2]],
      keyed: new Map([['a', new Set([1])]]),
    }
    const back = (await window.sample.ask('echo', sent)) as typeof sent
    return [
      back.text === sent.text,
      Object.entries(back).some(([key, value]) => key === 'none' && value === null),
      Object.entries(back).some(([key, value]) => key === 'missing' && value === undefined),
      back.whole === 12 && Object.is(back.minusZero, -0) && back.big === sent.big,
      back.when instanceof Date && back.when.getTime() === 0,
      back.bytes instanceof Uint8Array && back.bytes.join() === '0,255,7',
      JSON.stringify(back.list) === '[1,[2]]',
      back.keyed.get('a')?.has(1),
    ]
  })
  expect(same).toEqual(same.map(() => true))
  const refused = page.evaluate(() => window.sample.ask('echo', { callback: () => 1 }))
  await expect(refused).rejects.toThrow('could not be cloned')
})

test('a handler that throws rejects the call with its message, and an unknown channel says so', async ({ launch }) => {
  const page = await (await launch(sample)).firstWindow()
  await expect(page.evaluate(() => window.sample.ask('fail'))).rejects.toThrow(
    "Error invoking remote method 'fail': TypeError: refused on purpose",
  )
  await expect(page.evaluate(() => window.sample.ask('nobody'))).rejects.toThrow('No handler registered')
})

test('the main process sees the address and origin of the app, not of the stand-in', async ({ launch }) => {
  const page = await (await launch(sample)).firstWindow()
  const sender = await page.evaluate(() => window.sample.ask('sender'))
  expect(sender).toEqual({ url: 'app://sample/index.html', origin: 'app://sample' })
})

test('the content security policy of the protocol handler holds, and no request leaves the app', async ({ launch }) => {
  const page = await (await launch(sample)).firstWindow()
  const outcome = await page.evaluate(async () => ({
    inline: 'inlineScriptRan' in globalThis,
    posted: await (await fetch('/anything', { method: 'POST', body: 'grüße' })).text(),
    missing: (await fetch('/nothing.js')).status,
    foreign: await fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    ),
  }))
  expect(outcome).toEqual({ inline: false, posted: 'posted to sample: grüße', missing: 404, foreign: 'refused' })
})

test('pushes arrive in order, until the page stops listening', async ({ launch }) => {
  const app = await launch(sample)
  const page = await app.firstWindow()
  const push = (from: number, to: number): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, range) => {
        for (let n = range.from; n < range.to; n += 1) BrowserWindow.getAllWindows()[0]?.webContents.send('push', n)
      },
      { from, to },
    )
  await push(0, 50)
  await expect(page.locator('#pushes li')).toHaveText(Array.from({ length: 50 }, (_, n) => String(n)))
  await page.evaluate(() => (globalThis as unknown as { stopPushes: () => void }).stopPushes())
  await push(50, 60)
  await page.evaluate(() => window.sample.ask('echo'))
  await expect(page.locator('#pushes li')).toHaveCount(50)
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
})

test('the page can neither navigate away nor open windows; a permitted link goes to the desktop', async ({
  launch,
}) => {
  const app = await launch(sample)
  const page = await app.firstWindow()
  const opened = await recordExternalOpens(app)
  const before = page.url()
  await page.locator('#away').click()
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true)
  await page.locator('#popup').click()
  await expect.poll(opened).toEqual(['https://www.nhs.uk/medicines/'])
  await expect.poll(() => page.context().pages().length).toBe(1)
  await expect(page.locator('h1')).toBeVisible()
  expect(page.url()).toBe(before)
})

test('a page that is loaded again has its preload again', async ({ launch }) => {
  const app = await launch(sample)
  const page = await app.firstWindow()
  await page.reload()
  await expect(page.locator('#bridge')).toHaveText('function')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('push', 'again'))
  await expect(page.locator('#pushes li')).toHaveText(['"again"'])
})

test('open dialogs are answered by the test in turn, and cancelled when it gave no more answers', async ({
  launch,
}) => {
  const app = await launch(sample)
  await app.firstWindow()
  await answerOpenDialogs(app, [['chosen.json'], []])
  const answers = await app.evaluate(async ({ dialog }) => [
    await dialog.showOpenDialog({}),
    await dialog.showOpenDialog({}),
    await dialog.showOpenDialog({}),
  ])
  const cancelled = { canceled: true, filePaths: [] }
  expect(answers).toEqual([{ canceled: false, filePaths: ['chosen.json'] }, cancelled, cancelled])
})

test('a second start on the same data tells the first and ends', async ({ launch, dataDir }) => {
  const page = await (await launch(sample)).firstWindow()
  const second = await runToExit({ ...sample, dataDir, args: ['--from-second'] })
  expect(second).toMatchObject({ code: 0, signal: null })
  await expect(page.locator('#pushes li')).toHaveText(['{"second":"--from-second","data":{"from":"sample"}}'])
})

test('what was kept through the key store is read again after a kill, and is not plain on disk', async ({
  launch,
  dataDir,
}) => {
  const first = await launch(sample)
  await (await first.firstWindow()).evaluate(() => window.sample.ask('remember', 'in confidence'))
  expect(await first.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
  expect((await readFile(path.join(dataDir, 'notes.bin'))).toString('latin1')).not.toContain('confidence')

  const page = await (await launch(sample)).firstWindow()
  expect(await page.evaluate(() => window.sample.ask('recall'))).toBe('in confidence')
})

test('the sample has no accessibility violations, and one that is put in is found', async ({ launch }) => {
  const page = await (await launch(sample)).firstWindow()
  await expectNoAxeViolations(page)
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
  await expect(expectNoAxeViolations(page)).rejects.toThrow('button-name')
})

test('SIGTERM quits in order', async ({ launch }) => {
  const app = await launch(sample)
  await app.firstWindow()
  expect(await app.kill('SIGTERM')).toEqual({ code: 0, signal: null })
})

/** The command lines of what runs here. A small Linux has no `ps`. */
function processes(): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout
  const linesOf = (pid: string): string => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      return ''
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(linesOf)
    .join('\n')
}

test.describe('the stand-in itself', () => {
  test.beforeEach(async ({ launch }) => {
    const { kind, evaluate } = await launch(sample)
    test.skip(kind !== 'standin', 'What is tried is the stand-in itself, and this run is on real Electron')
    await evaluate(() => undefined)
  })

  test('says what it is and refuses by name what it lacks', async ({ launch, dataDir }) => {
    const app = await launch({ ...sample, dataDir: path.join(dataDir, 'other') })
    expect(await app.evaluate(() => process.versions['electron'])).toMatch(/^\d+\.\d+\.\d+-standin$/)
    expect(await app.evaluate(({ app: electronApp }) => electronApp.getVersion())).toBe('1.2.3')
    const lacking = app.evaluate(({ app: electronApp }) => electronApp.getGPUFeatureStatus())
    await expect(lacking).rejects.toThrow('stand-in: electron app.getGPUFeatureStatus is not implemented')
    const unsafe = app.evaluate(({ BrowserWindow }) => {
      new BrowserWindow({ webPreferences: { sandbox: false } })
    })
    await expect(unsafe).rejects.toThrow('is not implemented')
  })

  test('can be a PC without a key store, whose app then ends by itself', async ({ dataDir }) => {
    const env = { PESTLE_STANDIN_KEYSTORE: 'none' }
    const exit = await runToExit({ ...sample, dataDir: path.join(dataDir, 'other'), env })
    expect(exit).toMatchObject({ code: 3, stderr: expect.stringContaining('no key store') })
  })

  test('leaves no browser behind when its main process is killed, and clears the profile at the next start', async ({
    launch,
    dataDir,
  }) => {
    const other = { ...sample, dataDir: path.join(dataDir, 'other') }
    const app = await launch(other)
    await app.firstWindow()
    const pid = await app.evaluate(() => process.pid)
    const profile = `pestle-standin-${pid}-`
    expect(processes()).toContain(profile)
    await app.kill('SIGKILL')
    await expect.poll(processes).not.toContain(profile)

    const next = await launch(other)
    await next.firstWindow()
    const folders = await next.evaluate(async () => {
      const { readdir } = await import('node:fs/promises')
      return readdir((await import('node:os')).tmpdir())
    })
    expect(folders.filter((name) => name.startsWith(profile))).toEqual([])
  })
})
