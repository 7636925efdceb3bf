import { createCodec } from './codec.ts'
import { ipcMain, type IpcEvent } from './ipc-main.ts'
import { emitPreventable, strictEmitter } from './missing.ts'
import type { FromPreload, Page, PageEvents } from './page.ts'
import { originOf } from './schemes.ts'
import { defaultSession } from './session.ts'

const codec = createCodec()

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }

/** Electron's `webContents`, over a page that opens in the background: calls made before it is there wait for it. */
export class WebContents extends strictEmitter('webContents') {
  readonly id: number
  readonly session = defaultSession
  readonly #page: Promise<Page>
  readonly #isDestroyed: () => boolean
  #shown: Page | undefined
  #windowOpenHandler: WindowOpenHandler | undefined
  #loading = false
  #crashed = false

  constructor(id: number, isDestroyed: () => boolean, open: (events: PageEvents) => Promise<Page>, gone: () => void) {
    super()
    this.id = id
    this.#isDestroyed = isDestroyed
    this.#page = open({
      onMessage: (message) => void this.#receive(message),
      onLifecycle: (name) => this.#lifecycle(name),
      onConsole: (level, message) => this.emit('console-message', { level, message }),
      onWindowOpen: (url) => this.#opened(url),
      onCrash: () => {
        this.#crashed = true
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
      },
      onGone: gone,
      mayNavigate: (url, isMainFrame) => this.#mayNavigate(url, isMainFrame),
    })
    this.#page.then(
      (page) => (this.#shown = page),
      (error: unknown) => {
        if (isDestroyed()) return
        console.error('stand-in: no window could be opened:', error)
        process.exit(70)
      },
    )
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page
    this.#loading = true
    try {
      await page.load(url)
    } catch (error) {
      this.emit('did-fail-load', {}, -2, String(error), url, true)
      throw error
    } finally {
      this.#loading = false
    }
  }

  send(channel: string, ...args: readonly unknown[]): void {
    const payload = codec.encode(args)
    void this.#page.then((page) => page.deliver({ channel, payload }))
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }

  getURL = (): string => this.#shown?.url() ?? ''
  isDestroyed = (): boolean => this.#isDestroyed()
  isLoading = (): boolean => this.#loading
  isCrashed = (): boolean => this.#crashed

  /** As in Electron also after a crash: the page comes back in a new process, with its address. */
  reload(): void {
    this.#crashed = false
    // Rejected when the page has gone meanwhile; in Electron nothing happens then.
    void this.#page.then((page) => page.reload()).catch(() => undefined)
  }

  forcefullyCrashRenderer(): void {
    void this.#page.then((page) => page.crash()).catch(() => undefined)
  }

  focus = (): void => void this.#page.then((page) => page.focus())
  setVisualZoomLevelLimits = async (): Promise<void> => {}
  openDevTools = (): void => {}

  /** Not Electron's: resolves when Chromium has closed the page. */
  async closePage(): Promise<void> {
    await (await this.#page).close()
  }

  #lifecycle(name: 'dom-ready' | 'did-finish-load' | 'did-navigate'): void {
    if (name === 'did-navigate') this.emit(name, {}, this.getURL(), 200, 'OK')
    else this.emit(name, {})
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    const details = { url, isMainFrame, isSameDocument: false }
    const allowed = emitPreventable(this, 'will-frame-navigate', details)
    return (!isMainFrame || emitPreventable(this, 'will-navigate', details, url)) && allowed
  }

  /** The window is closed again by the browser window whatever the answer; see browser-window.ts. */
  #opened(url: string): void {
    const answer = this.#windowOpenHandler?.({ url })
    if (answer?.action !== 'deny') console.error(`stand-in: a new window for ${url} was closed: not implemented`)
  }

  async #receive(message: FromPreload): Promise<void> {
    if (message.kind === 'preload-error') {
      console.error('stand-in: preload failed:', message.message)
      this.emit('preload-error', {}, '', new Error(message.message))
      return
    }
    const { frameUrl: url, isMainFrame, channel, context } = message
    const event: IpcEvent = {
      sender: this,
      senderFrame: { url, origin: originOf(url), parent: isMainFrame ? null : {} },
    }
    const args = codec.decode(message.payload) as readonly unknown[]
    if (message.kind === 'send') {
      ipcMain.emit(channel, event, ...args)
      return
    }
    const answer = await ipcMain
      .dispatchInvoke(event, channel, args)
      .then((value) => ({ payload: codec.encode(value) }))
      .catch((error: unknown) => {
        console.error(`Error occurred in handler for '${channel}':`, error)
        return { error: String(error) }
      })
    await (await this.#page).deliver({ id: message.id, channel, ...answer }, context)
  }
}
