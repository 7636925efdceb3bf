import path from 'node:path'
import { AppImageUpdater, DebUpdater, NsisUpdater } from 'electron-updater'
import type { AppUpdater } from 'electron-updater'
import type { UpdateTarget } from './feed.ts'
import { swapAppImage } from './swap-app-image.ts'

/** What electron-updater is told about the app it updates, instead of asking Electron. */
export interface UpdatedApp {
  readonly target: UpdateTarget
  readonly version: string
  /** Holds what was downloaded. */
  readonly cacheDir: string
  /** Holds the random number that decides when a staged release reaches this PC. */
  readonly stateDir: string
  /** The AppImage that runs; null for every other kind. */
  readonly appImage: string | null
  /** Has the app started again once it has ended. */
  readonly startAgain: () => void
}

/** One of electron-updater's updaters, as far as it is used here. */
export interface RealUpdater extends AppUpdater {
  readonly install: (silent: boolean, restart: boolean) => boolean
  /** Whether the installer that `install` began really started. */
  readonly begun: () => Promise<boolean>
}

const adapterOf = (app: UpdatedApp): ConstructorParameters<typeof NsisUpdater>[1] => ({
  version: app.version,
  name: 'Pestle',
  isPackaged: true,
  // Never read: what it would say is plugged in (`plugIn`).
  appUpdateConfigPath: path.join(app.stateDir, 'no-such-file.yml'),
  userDataPath: app.stateDir,
  baseCachePath: app.cacheDir,
  whenReady: () => Promise.resolve(),
  relaunch: app.startAgain,
  // Whoever asked for the install ends the app; nothing is installed by quitting.
  quit: () => undefined,
  onQuit: () => undefined,
})

// Installed for one person: what wants an administrator is not our installer.
const isElevation = (command: string): boolean => path.basename(command).toLowerCase() === 'elevate.exe'

class PerUserNsisUpdater extends NsisUpdater {
  #begun: Promise<boolean> = Promise.resolve(false)
  readonly begun = (): Promise<boolean> => this.#begun

  protected override spawnLog(command: string, args: string[] = []): Promise<boolean> {
    const started = isElevation(command) ? Promise.resolve(false) : super.spawnLog(command, args).catch(() => false)
    this.#begun = started
    // Without a code: by some codes electron-updater tries again as an administrator, or through the shell.
    return started.then((good) => good || Promise.reject(new Error('The installer did not start')))
  }
}

class WholeAppImageUpdater extends AppImageUpdater {
  readonly #appImage: string | null
  readonly begun = (): Promise<boolean> => Promise.resolve(true)

  /** `appImage` is the one that runs. */
  constructor(adapter: ConstructorParameters<typeof NsisUpdater>[1], appImage: string | null) {
    super(null, adapter)
    this.#appImage = appImage
  }

  // electron-updater deletes the app first and then moves the new one there: killed in between, there is none.
  protected override doInstall(options: { readonly isForceRunAfter: boolean }): boolean {
    const appImage = this.#appImage
    const sha512 = this.downloadedUpdateHelper?.downloadedFileInfo?.sha512
    const installer = this.installerPath
    if (appImage === null || installer === null || sha512 === undefined) return false
    if (!swapAppImage(installer, appImage, sha512)) return false
    if (options.isForceRunAfter) this.app.relaunch()
    return true
  }
}

class WholeDebUpdater extends DebUpdater {
  readonly begun = (): Promise<boolean> => Promise.resolve(true)

  // electron-updater has apt mend what dpkg refused, from the network, and apt may mend it by removing the app.
  protected override runCommandWithSudoIfNeeded(command: string[]): string {
    if (command[0] !== 'dpkg') throw new Error('dpkg did not take the package')
    return super.runCommandWithSudoIfNeeded(command)
  }
}

/** The updater of electron-updater for this kind of PC, with nothing plugged in yet. */
export const realUpdater = (app: UpdatedApp): RealUpdater => {
  const adapter = adapterOf(app)
  switch (app.target) {
    case 'win32-x64-nsis':
      return new PerUserNsisUpdater(null, adapter)
    case 'linux-x64-appimage':
      return new WholeAppImageUpdater(adapter, app.appImage)
    case 'linux-x64-deb':
      return new WholeDebUpdater(null, adapter)
  }
}
