import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { leftoverPrefix } from './leftovers.ts'
import { emitPreventable, strictEmitter, strictObject } from './missing.ts'
import { acquireLock, type Lock } from './single-instance.ts'
import { closePrivilegedSchemes } from './schemes.ts'

/** What `app.quit` needs of a window. */
interface OpenWindow {
  readonly close: () => void
  readonly isDestroyed: () => boolean
}

/** Windows that are open, and what has to be awaited before the process goes; browser-window.ts fills both. */
export const running: { readonly windows: Set<OpenWindow>; stop: () => Promise<void> } = {
  windows: new Set(),
  stop: async () => {},
}

const switchValue = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)

/** The folder of the nearest package.json above the main script. */
function findAppPath(): string {
  let folder = path.dirname(path.resolve(process.argv[1] ?? '.'))
  while (folder !== path.dirname(folder)) {
    if (readManifest(folder) !== undefined) return folder
    folder = path.dirname(folder)
  }
  return process.cwd()
}

function readManifest(folder: string): { readonly version: string; readonly name: string } | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as never
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

class App extends strictEmitter('app') {
  readonly commandLine = strictObject('app.commandLine', {
    appendSwitch: (): void => {},
    hasSwitch: (name: string): boolean => process.argv.includes(`--${name}`) || switchValue(name) !== undefined,
    getSwitchValue: (name: string): string => switchValue(name) ?? '',
  })
  readonly dock: undefined
  readonly isPackaged = process.env['PESTLE_STANDIN_PACKAGED'] === '1'
  readonly #appPath = findAppPath()
  readonly #paths = new Map<string, string>()
  readonly #whenReady: Promise<void>
  #ready = false
  #quitting = false
  #lock: Lock | undefined
  #name = readManifest(this.#appPath)?.name ?? 'standin'

  constructor() {
    super()
    // Electron's main process never ends for want of work.
    setInterval(() => {}, 2 ** 30)
    this.#whenReady = new Promise((resolve) => {
      setImmediate(() => {
        this.emit('will-finish-launching')
        this.#ready = true
        closePrivilegedSchemes()
        resolve()
        this.emit('ready', {}, {})
      })
    })
  }

  whenReady = (): Promise<void> => this.#whenReady
  isReady = (): boolean => this.#ready
  getAppPath = (): string => this.#appPath
  getLocale = (): string => 'en-GB'
  getName = (): string => this.#name
  getVersion = (): string =>
    process.env['PESTLE_STANDIN_VERSION'] ?? readManifest(this.#appPath)?.version ?? process.versions.node

  setName(name: string): void {
    this.#name = name
  }

  setPath(name: string, folder: string): void {
    mkdirSync(folder, { recursive: true })
    this.#paths.set(name, folder)
  }

  getPath(name: string): string {
    const known = this.#paths.get(name)
    if (known !== undefined) return known
    this.setPath(name, this.#defaultPath(name))
    return this.getPath(name)
  }

  #defaultPath(name: string): string {
    const fixed = { home: homedir(), exe: path.dirname(process.execPath), temp: tmpdir() }[name]
    if (fixed !== undefined) return fixed
    if (name === 'userData') return switchValue('user-data-dir') ?? path.join(this.getPath('appData'), this.#name)
    if (name === 'logs' || name === 'sessionData') return path.join(this.getPath('userData'), name)
    // Documents, downloads and the like: a run on the stand-in does not write among a person's own files.
    return mkdtempSync(path.join(tmpdir(), `${leftoverPrefix}${process.pid}-${name}-`))
  }

  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(): void {}
  focus(): void {}

  requestSingleInstanceLock(data?: unknown): boolean {
    const own = { argv: process.argv, cwd: process.cwd(), data: data ?? null }
    this.#lock ??= acquireLock(this.getPath('userData'), own, (second) =>
      this.emit('second-instance', {}, second.argv, second.cwd, second.data),
    )
    return this.#lock.held
  }

  hasSingleInstanceLock = (): boolean => this.#lock?.held === true

  releaseSingleInstanceLock(): void {
    if (this.#lock?.held === true) this.#lock.release()
    this.#lock = undefined
  }

  /** As in Electron, each of `before-quit`, a window's `close` and `will-quit` can prevent it. */
  quit(): void {
    if (this.#quitting) return
    this.#quitting = true
    setImmediate(() => {
      this.#quitting = this.#tryQuit()
      if (this.#quitting) this.exit(0)
    })
  }

  #tryQuit(): boolean {
    if (!emitPreventable(this, 'before-quit')) return false
    for (const window of [...running.windows]) {
      window.close()
      if (!window.isDestroyed()) return false
    }
    return emitPreventable(this, 'will-quit')
  }

  exit(code = 0): void {
    this.emit('quit', {}, code)
    const told = this.#lock?.held === false ? this.#lock.told : Promise.resolve()
    this.releaseSingleInstanceLock()
    void Promise.all([running.stop(), told]).finally(() => {
      process.exit(code)
    })
  }
}

/** Electron's `app`. */
export const app = new App()

/** Whether `ready` has been emitted. */
export const isReady = (): boolean => app.isReady()

/** Quits when the last window has closed, unless the app listens for that and so decides itself. */
export function windowClosed(): void {
  if (running.windows.size > 0) return
  setImmediate(() => {
    if (!app.emit('window-all-closed')) app.quit()
  })
}
