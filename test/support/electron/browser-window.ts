import { readFileSync } from 'node:fs'
import { app, isReady, running, windowClosed } from './app.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { announceBrowser } from './control.ts'
import { emitPreventable, missing, strictEmitter } from './missing.ts'
import { openPage } from './page.ts'
import { WebContents } from './web-contents.ts'

interface WebPreferences {
  readonly preload?: string
  readonly sandbox?: boolean
  readonly contextIsolation?: boolean
  readonly nodeIntegration?: boolean
  readonly partition?: string
}

interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: WebPreferences
}

let chromium: Promise<Chromium> | undefined
let lastId = 0

/** One Chromium for all windows, started with the first; when it dies, they are gone. */
function sharedChromium(): Promise<Chromium> {
  chromium ??= startChromium().then(async (started) => {
    announceBrowser(started.endpoint)
    started.connection.browser.on<Opened>('Target.targetCreated', ({ targetInfo }) => {
      // Chromium opened it for a page's window.open or link; the app's own windows have no opener.
      if (targetInfo.type !== 'page' || targetInfo.openerId === undefined) return
      void started.connection.browser.send('Target.closeTarget', { targetId: targetInfo.targetId })
    })
    await started.connection.browser.send('Target.setDiscoverTargets', { discover: true })
    void started.exited.then(() => {
      for (const window of BrowserWindow.getAllWindows()) window.chromiumGone()
    })
    return started
  })
  running.stop = async () => (await chromium)?.close()
  return chromium
}

interface Opened {
  readonly targetInfo: { readonly targetId: string; readonly type: string; readonly openerId?: string }
}

/** Electron's `BrowserWindow`. Only sandboxed, isolated windows in the default session exist here. */
export class BrowserWindow extends strictEmitter('BrowserWindow') {
  readonly id: number
  readonly webContents: WebContents
  #destroyed = false
  #visible: boolean
  #minimized = false
  #title: string

  static getAllWindows(): BrowserWindow[] {
    return [...running.windows] as BrowserWindow[]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return this.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  static fromWebContents(webContents: WebContents): BrowserWindow | null {
    return this.getAllWindows().find((window) => window.webContents === webContents) ?? null
  }

  static fromId(id: number): BrowserWindow | null {
    return this.getAllWindows().find((window) => window.id === id) ?? null
  }

  constructor(options: WindowOptions = {}) {
    super()
    if (!isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const { preload, sandbox, contextIsolation, nodeIntegration, partition } = options.webPreferences ?? {}
    if (sandbox === false || contextIsolation === false || nodeIntegration === true) {
      missing('BrowserWindow without sandbox and context isolation')
    }
    if (partition !== undefined) missing('webPreferences.partition')
    const { width = 800, height = 600, show = true, title = app.getName() } = options
    this.#visible = show
    this.#title = title
    this.id = ++lastId
    this.webContents = new WebContents(
      this.id,
      () => this.#destroyed,
      async (events) => {
        const source = preload === undefined ? '' : readFileSync(preload, 'utf8')
        return openPage(await sharedChromium(), { width, height, preload: source }, events)
      },
      () => this.#gone(),
    )
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    running.windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url)
  isDestroyed = (): boolean => this.#destroyed
  isVisible = (): boolean => this.#visible && !this.#minimized
  isFocused = (): boolean => this.isVisible()
  isMinimized = (): boolean => this.#minimized
  isMaximized = (): boolean => false
  getTitle = (): string => this.#title
  getBounds = (): object => ({ x: 0, y: 0, width: 1280, height: 800 })
  setMenuBarVisibility = (): void => {}
  setAutoHideMenuBar = (): void => {}
  removeMenu = (): void => {}
  setMenu = (): void => {}
  maximize = (): void => {}
  flashFrame = (): void => {}

  setTitle(title: string): void {
    this.#title = title
  }

  show(): void {
    this.#visible = true
    this.emit('show')
  }

  hide(): void {
    this.#visible = false
    this.emit('hide')
  }

  minimize(): void {
    this.#minimized = true
    this.emit('minimize')
  }

  restore(): void {
    this.#minimized = false
    this.emit('restore')
  }

  focus(): void {
    this.webContents.focus()
    this.emit('focus')
  }

  close(): void {
    if (!this.#destroyed && emitPreventable(this, 'close')) this.destroy()
  }

  destroy(): void {
    if (this.#destroyed) return
    this.#gone()
    // Rejected when Chromium never started; that was reported where it was asked for.
    void this.webContents.closePage().catch(() => undefined)
  }

  /** Not Electron's: the browser that showed this window has exited. */
  chromiumGone(): void {
    if (this.#destroyed) return
    this.webContents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 })
    this.#gone()
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    running.windows.delete(this)
    this.webContents.emit('destroyed')
    this.emit('closed')
    windowClosed()
  }
}
