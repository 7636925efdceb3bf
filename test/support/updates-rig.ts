import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { UpdateTarget } from '../../src/main/updates/feed.ts'
import { openUpdates } from '../../src/main/updates/open-updates.ts'
import type { UpdatesDeps } from '../../src/main/updates/open-updates.ts'
import type { UpdatePace } from '../../src/main/updates/update-source.ts'
import { writePrivateFile } from '../../src/main/keys/durable-file.ts'
import { feedTime, installerBytes, type Arrived, type FeedServer } from './update-feed.ts'

/** In a test nobody waits for minutes; servers that are silent on purpose are waited for with `hasty`. */
export const testPace: UpdatePace = {
  feedMs: 20_000,
  silenceMs: 20_000,
  downloadMs: 20_000,
  breaksMs: [1, 1, 1],
  bytesPerSecond: 1_000_000_000,
  keepFreeBytes: 0,
}

/** Gives a server a third of a second. */
export const hasty: UpdatePace = { ...testPace, feedMs: 300, silenceMs: 300 }

/** A PC with an installed app, in a folder of its own. */
export interface UpdatesPc {
  readonly folder: string
  readonly cacheDir: string
  readonly pendingDir: string
  readonly partialDir: string
  /** The app that runs, where it is an AppImage. */
  readonly appImage: string
  readonly clock: { now: number }
  readonly did: string[]
  /** How much of the download under way, or the last one, has come. */
  readonly arrived: Arrived
  readonly remembered: () => string
  readonly open: (
    changes?: Partial<UpdatesDeps> & { readonly version?: string; readonly target?: UpdateTarget },
  ) => ReturnType<typeof openUpdates>
  readonly remove: () => void
}

/** The memory of feeds in a file, as the host keeps it. */
const memoryFile = (file: string): UpdatesDeps['memory'] => ({
  read: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
  write: (text) => writePrivateFile(file, Buffer.from(text)),
})

/** Makes one, or takes one that is there `at` a folder; `open` starts its updates as a start of the app does, with the real classes. */
export const updatesPc = (
  server: Pick<FeedServer, 'url'> & { readonly key: { readonly spki: string } },
  at?: string,
): UpdatesPc => {
  const folder = at ?? mkdtempSync(path.join(tmpdir(), 'pestle-updates-'))
  const cacheDir = path.join(folder, 'cache')
  const appImage = path.join(folder, 'Pestle.AppImage')
  const clock = { now: feedTime }
  const did: string[] = []
  const arrived: Arrived = { bytes: 0 }
  mkdirSync(cacheDir, { recursive: true })
  if (at === undefined) writeFileSync(appImage, installerBytes('1.0.0'), { mode: 0o755 })
  process.env['APPIMAGE'] = appImage
  process.env['PESTLE_STARTED'] = path.join(folder, 'started')
  const remembered = path.join(folder, 'updates.json')
  const after: UpdatesDeps['after'] = (ms, work) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  }
  return {
    folder,
    cacheDir,
    pendingDir: path.join(cacheDir, 'pestle-updater', 'pending'),
    partialDir: path.join(cacheDir, 'pestle-updater', 'partial'),
    appImage,
    clock,
    did,
    arrived,
    remembered: () => readFileSync(remembered, 'utf8'),
    open: ({ version = '1.0.0', target = 'linux-x64-appimage', ...changes } = {}) => {
      const updates = openUpdates({
        app: {
          target,
          version,
          cacheDir,
          stateDir: path.join(folder, 'state'),
          appImage,
          startAgain: () => did.push('start again'),
        },
        feed: server.url,
        keys: [server.key.spki],
        publisher: { CN: 'Pestle Software', O: 'Pestle Software', C: 'GB' },
        memory: memoryFile(remembered),
        fetch: globalThis.fetch,
        powerShell: () => Promise.resolve({ exitCode: null, stdout: '', stderr: '' }),
        now: () => clock.now,
        after,
        pace: testPace,
        closeDesk: async () => void did.push('desk closed'),
        quit: () => did.push('quit'),
        ...changes,
      })
      updates.onChange((state) => {
        if (state.kind === 'on' && state.progress !== null) arrived.bytes = state.progress.done
      })
      return updates
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
