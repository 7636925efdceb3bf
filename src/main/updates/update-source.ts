import path from 'node:path'
import { acceptFeed } from './accept-feed.ts'
import type { UpdateFetch } from './ask-server.ts'
import { feedName } from './feed.ts'
import type { Feed } from './feed.ts'
import { readMemory, writeMemory } from './feed-memory.ts'
import type { MemoryPort } from './feed-memory.ts'
import { fetchFeed } from './fetch-feed.ts'
import { fetchInstaller } from './fetch-installer.ts'
import { createPace } from './pace.ts'
import { plugIn } from './plug-in.ts'
import { checkPublisher } from './publisher.ts'
import type { RunPowerShell } from './publisher.ts'
import { realUpdater } from './real-updaters.ts'
import type { UpdatedApp } from './real-updaters.ts'
import { UpdateRefused } from './update-refused.ts'
import { within } from './wait.ts'

/** How patient and how modest fetching is. */
export interface UpdatePace {
  /** All the time that asking for a feed may take, ms. */
  readonly feedMs: number
  /** How long a server may be silent during a download, ms. */
  readonly silenceMs: number
  /** All the time that one try of a download may take, ms: one that trickles must not keep a newer feed from being seen. */
  readonly downloadMs: number
  /** How long to wait before going on after a break, ms; as many breaks in a row without a byte are too many. */
  readonly breaksMs: readonly number[]
  readonly bytesPerSecond: number
  /** What an update leaves free on the disk. */
  readonly keepFreeBytes: number
}

/** At the counter: a quarter of a megabyte a second, and a gigabyte is left for the record. */
export const counterPace: UpdatePace = {
  feedMs: 30_000,
  silenceMs: 60_000,
  downloadMs: 3 * 60 * 60_000,
  breaksMs: [1_000, 5_000, 30_000, 120_000],
  bytesPerSecond: 250_000,
  keepFreeBytes: 1_000_000_000,
}

/** What a source of updates is made of. */
export interface UpdateSourceDeps {
  readonly app: UpdatedApp
  /** An https address ending in `/`. */
  readonly feed: string
  readonly keys: readonly string[]
  readonly publisher: Readonly<Record<string, string>> | null
  readonly memory: MemoryPort
  readonly fetch: UpdateFetch
  readonly powerShell: RunPowerShell
  /** UTC ms. */
  readonly now: () => number
  readonly after: (ms: number, work: () => void) => () => void
  readonly pace: UpdatePace
}

/** One of electron-updater's updaters with what is ours plugged in. Everything rejects as `troubleOf` understands. */
export interface UpdateSource {
  /** The newest release for this PC; null when what runs is not older, or the release has not been staged as far as this PC. */
  readonly newest: (stop: AbortSignal) => Promise<Feed | null>
  /** Fetches the release that `newest` gave last; gives the file, checked. */
  readonly fetch: (onProgress: (done: number) => void, stop: AbortSignal) => Promise<string>
  /** Why Windows does not know a file as ours; null when it does, and where files are not signed. */
  readonly publisherOf: (file: string) => Promise<string | null>
  /** Starts the installer; whether it started. */
  readonly begin: (restart: boolean) => Promise<boolean>
}

const neverStopped = new AbortController().signal

/** Builds it. */
export const updateSource = (deps: UpdateSourceDeps): UpdateSource => {
  const { app, pace } = deps
  const updater = realUpdater(app)
  let newest: Feed | null = null
  let stop = neverStopped
  let onProgress: (done: number) => void = () => undefined

  const latest = async (): Promise<Feed> => {
    const asked = readMemory(deps.memory)
    const url = new URL(feedName(asked.channel, app.target), deps.feed).href
    const { bytes, signatures } = await fetchFeed({ ...deps, feedMs: pace.feedMs }, url, stop)
    const expected = { keys: deps.keys, channel: asked.channel, target: app.target, now: deps.now(), memory: asked }
    const accepted = acceptFeed(bytes, signatures, expected)
    if (!accepted.ok) throw new UpdateRefused(accepted.refusal)
    // Another channel was chosen meanwhile: what it says is no longer asked for.
    if (stop.aborted) throw new UpdateRefused('feed-unreachable')
    writeMemory(deps.memory, accepted.value.memory)
    newest = accepted.value.feed
    return newest
  }
  const fetchTo = async (destination: string): Promise<void> => {
    if (newest === null) throw new Error('Nothing was offered')
    const { name, sha512, bytes } = newest.file
    const settings = {
      ...deps,
      ...pace,
      partialDir: path.join(path.dirname(path.dirname(destination)), 'partial'),
      pace: createPace({ ...deps, bytesPerSecond: pace.bytesPerSecond }),
      onProgress,
    }
    const wanted = { url: new URL(name, deps.feed).href, sha512, bytes }
    await within(deps.after, pace.downloadMs, stop, (ending) => fetchInstaller(settings, wanted, destination, ending))
  }
  const publisherOf = async (file: string): Promise<string | null> =>
    app.target === 'win32-x64-nsis' ? checkPublisher(file, deps.publisher, deps.powerShell, stop) : null
  plugIn(updater, { base: deps.feed, latest, fetchTo, publisherOf })

  return {
    newest: async (signal) => {
      stop = signal
      const found = await updater.checkForUpdates()
      return found?.isUpdateAvailable === true ? newest : null
    },
    fetch: async (progress, signal) => {
      stop = signal
      onProgress = progress
      const [file] = await updater.downloadUpdate()
      if (file === undefined) throw new Error('electron-updater named no file')
      return file
    },
    publisherOf,
    begin: async (restart) => updater.install(true, restart) && (await updater.begun()),
  }
}
