import { Provider } from 'electron-updater'
import type { UpdateInfo } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider'
import type { Feed } from './feed.ts'
import type { RealUpdater } from './real-updaters.ts'

/** What electron-updater does through us: learning what is newest, fetching it, and asking who signed it. */
export interface PluggedIn {
  /** The folder of feeds and installers, ending in `/`. */
  readonly base: string
  /** A feed that was accepted, or a rejection. */
  readonly latest: () => Promise<Feed>
  readonly fetchTo: (destination: string) => Promise<void>
  /** Null when the file is from our publisher; otherwise why not. */
  readonly publisherOf: (file: string) => Promise<string | null>
}

const updateInfoOf = ({ version, file, stagingPercentage, security, issuedAt }: Feed): UpdateInfo => ({
  version,
  files: [{ url: file.name, sha512: file.sha512, size: file.bytes }],
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the library's types still ask for it; `files` is what it reads
  path: file.name,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- asked for by the library's types like `path`, and not read either
  sha512: file.sha512,
  releaseDate: new Date(issuedAt).toISOString(),
  // What closes a hole goes to everybody at once.
  ...(security === null && { stagingPercentage }),
})

/**
 * Plugs our feed, our download and our publisher check into one of electron-updater's updaters and switches off what it would do
 * by itself: installing on quitting, going back to older versions, patching together parts of installers, logging.
 */
export const plugIn = (updater: RealUpdater, ours: PluggedIn): void => {
  class SignedProvider extends Provider<UpdateInfo> {
    // Public here, protected there.
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }
    override async getLatestVersion(): Promise<UpdateInfo> {
      return updateInfoOf(await ours.latest())
    }
    override resolveFiles(info: UpdateInfo): { url: URL; info: UpdateInfo['files'][number] }[] {
      return info.files.map((file) => ({ url: new URL(file.url, ours.base), info: file }))
    }
  }
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  updater.disableDifferentialDownload = true
  // Whoever asks gets the rejection; an event that nobody listens to would end the app.
  updater.on('error', () => undefined)
  // Not in its types. The second is its app-update.yml: without a publisher's name in there, it asks nobody who signed a file.
  Object.assign(updater, {
    httpExecutor: { download: (_url: URL, destination: string) => ours.fetchTo(destination) },
    configOnDisk: { value: Promise.resolve({ updaterCacheDirName: 'pestle-updater', publisherName: ['Pestle'] }) },
    _verifyUpdateCodeSignature: (_names: unknown, file: string) => ours.publisherOf(file),
  })
  updater.setFeedURL({ provider: 'custom', updateProvider: SignedProvider })
}
