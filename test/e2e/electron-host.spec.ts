import { expect, test } from '../support/launch.ts'

interface Preloaded {
  readonly ask: (question: string, input: unknown) => Promise<unknown>
}
declare const window: Window & { readonly pestle: Preloaded }

/** Where the page is about to go, as the main process is told. */
interface Move {
  readonly event: 'will-navigate' | 'will-redirect'
  readonly url: string
}

test('the window shows the desk and nothing else: going elsewhere and being sent elsewhere are both refused', async ({
  app,
  window: page,
}) => {
  const before = page.url()
  const prevented = (move: Move): Promise<boolean> =>
    app.evaluate(({ BrowserWindow }, { event, url }) => {
      let stopped = false
      const details = { url, isMainFrame: true, isSameDocument: false, preventDefault: () => void (stopped = true) }
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as
        { emit: (...args: unknown[]) => void } | undefined
      contents?.emit(event, details, url)
      return stopped
    }, move)
  for (const event of ['will-navigate', 'will-redirect'] as const) {
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://pestle.example/', 'app://other/'])
      expect(await prevented({ event, url }), `${event} ${url}`).toBe(true)
    expect(await prevented({ event, url: 'app://pestle/' }), event).toBe(false)
  }
  await page.evaluate(() => void (globalThis.location.href = 'https://example.com/'))
  await expect(page.getByRole('main').or(page.getByRole('dialog')).first()).toBeVisible()
  expect(page.url()).toBe(before)
})

test('a window that is not the desk is not answered, even with the same page and preload', async ({
  app,
  window: page,
}) => {
  const state = (): Promise<unknown> => window.pestle.ask('desk:state', {})
  expect(await page.evaluate(state)).toMatchObject({ kind: 'answer' })
  const opened = page.context().waitForEvent('page')
  await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`
    const other = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } })
    await other.loadURL('app://pestle/')
  })
  const other = await opened
  await other.waitForFunction(() => 'pestle' in globalThis)
  await expect(other.evaluate(state)).rejects.toThrow('refused: not from the desk window')
})

test('there is no menu whose keys reload the desk or open developer tools', async ({ app, window: page }) => {
  await expect(page.getByRole('main').or(page.getByRole('dialog')).first()).toBeVisible()
  const roles = await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map((item) => String(item.role)),
  )
  expect(roles.filter((role) => /view|reload|devtools/i.test(role))).toEqual([])
  expect(roles.length > 0).toBe(process.platform === 'darwin')
})
