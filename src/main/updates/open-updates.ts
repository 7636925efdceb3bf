import { lstat, rm } from 'node:fs/promises'
import path from 'node:path'
import { ok, refused } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { timeAtLeast } from './accept-feed.ts'
import type { Feed } from './feed.ts'
import { readMemory, writeMemory } from './feed-memory.ts'
import { sha512Of } from './fetch-installer.ts'
import { updateSource } from './update-source.ts'
import type { UpdateSource, UpdateSourceDeps } from './update-source.ts'
import { keptVersions } from './kept-versions.ts'
import { putVersionBack } from './put-version-back.ts'
import { troubleOf } from './update-refused.ts'
import type { InstallHow, OfferedRelease, Updates, UpdateStage, UpdateState, UpdateTrouble } from './updates.ts'

/** What the port is made of: where updates come from, and the host they are for. */
export interface UpdatesDeps extends UpdateSourceDeps {
  /** The host's own stop: new acts refused, outbox at rest, file closed. */
  readonly closeDesk: () => Promise<void>
  /** Ends the app; what `startAgain` of the app arranged comes after. */
  readonly quit: () => void
}

interface Ready {
  readonly feed: Feed
  readonly file: string
}

const releaseOf = ({ version, notes, security, file, issuedAt }: Feed): OfferedRelease => ({
  version,
  notes,
  securityLastDate: security?.lastDate ?? null,
  bytes: file.bytes,
  issuedAt,
})

const sameFile = (one: Feed | null, other: Feed | null): boolean => one?.file.sha512 === other?.file.sha512

/** What is wrong with a downloaded file now, however good it was when it came; null when nothing is. */
const examine = async ({ feed, file }: Ready, source: UpdateSource): Promise<UpdateTrouble | null> => {
  const found = await lstat(file).catch(() => null)
  if (found?.isFile() !== true || found.size !== feed.file.bytes) return 'changed-since'
  if ((await sha512Of(file)) !== feed.file.sha512) return 'changed-since'
  return (await source.publisherOf(file)) === null ? null : 'publisher-refused'
}

/** Updates for an installed app that has a feed. */
export const openUpdates = (deps: UpdatesDeps): Updates => {
  const source = updateSource(deps)
  const kept = keptVersions(
    path.join(deps.app.cacheDir, 'pestle-updater', 'kept'),
    deps.app.target === 'win32-x64-nsis' ? '.exe' : '.AppImage',
  )
  const listeners = new Set<(state: UpdateState) => void>()
  const refusedFiles = new Set<string>()
  let ending = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let stage: UpdateStage = 'resting'
  let offered: Feed | null = null
  let ready: Ready | null = null
  let progress: { readonly done: number; readonly of: number } | null = null
  let feedTrouble: UpdateTrouble | null = null
  let fileTrouble: UpdateTrouble | null = null

  const state = (): UpdateState => {
    const { channel, checkedAt } = readMemory(deps.memory)
    const trouble = feedTrouble ?? fileTrouble
    return { kind: 'on', channel, stage, checkedAt, offered: offered && releaseOf(offered), progress, trouble }
  }
  const tell = (): void => {
    for (const listener of listeners) listener(state())
  }
  const atRest = (): UpdateStage => (ready === null ? 'resting' : 'ready')

  /** One thing at a time. Gives what went wrong, null when nothing did, undefined when it was called off. */
  const during = async (
    doing: UpdateStage,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<UpdateTrouble | null | undefined> => {
    const { signal } = ending
    stage = doing
    tell()
    const done = work(signal)
    running = done.catch(() => undefined)
    try {
      await done
      return signal.aborted ? undefined : null
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble === undefined) throw error
      return signal.aborted ? undefined : trouble
    } finally {
      stage = atRest()
      progress = null
    }
  }
  const busy = (): boolean => stage !== 'resting' && stage !== 'ready'

  const check = async (): Promise<UpdateState> => {
    if (busy()) return state()
    const trouble = await during('checking', async (signal) => {
      const newest = await source.newest(signal)
      if (signal.aborted) return
      if (!sameFile(newest, offered)) fileTrouble = null
      // The same file under a newer feed stays ready, for as long as that feed lasts.
      ready = ready && newest && sameFile(newest, ready.feed) ? { ...ready, feed: newest } : null
      offered = newest
    })
    if (trouble !== undefined) feedTrouble = trouble
    tell()
    return state()
  }

  const download = async (): Promise<UpdateState> => {
    const wanted = offered
    if (busy() || wanted === null || ready !== null || refusedFiles.has(wanted.file.sha512)) return state()
    const trouble = await during('downloading', async (signal) => {
      const fetched = (done: number): void => {
        progress = { done, of: wanted.file.bytes }
        tell()
      }
      const file = await source.fetch(fetched, signal)
      if (!signal.aborted) ready = { feed: wanted, file }
    })
    stage = atRest()
    if (trouble !== undefined) fileTrouble = trouble
    // The same bytes would be refused again; another feed may name others.
    if (trouble === 'publisher-refused') refusedFiles.add(wanted.file.sha512)
    tell()
    return state()
  }

  const forget = (): void => {
    ending.abort()
    ending = new AbortController()
    offered = null
    ready = null
    feedTrouble = null
    fileTrouble = null
    if (!busy()) stage = 'resting'
  }

  const notNow = (trouble: UpdateTrouble): Result<void, UpdateTrouble> => {
    stage = atRest()
    tell()
    return refused(trouble)
  }

  // A new version that cannot take the record over must leave one that can.
  const keepForGoingBack = async ({ feed, file }: Ready): Promise<UpdateTrouble | null> => {
    const appImage = process.env['APPIMAGE']
    try {
      if (deps.app.target === 'win32-x64-nsis') await kept.keep(feed.version, file)
      else if (deps.app.target === 'linux-x64-appimage' && appImage !== undefined)
        await kept.keep(deps.app.version, appImage)
      return null
    } catch (error) {
      return troubleOf(error) ?? 'disk-refused'
    }
  }

  const install = async ({ restart, still }: InstallHow): Promise<Result<void, UpdateTrouble>> => {
    const chosen = ready
    if (stage !== 'ready' || chosen === null) return refused('nothing-ready')
    if (chosen.feed.expiresAt <= timeAtLeast(deps.now(), readMemory(deps.memory))) return notNow('feed-expired')
    stage = 'installing'
    tell()
    const trouble = await examine(chosen, source)
    if (trouble !== null) {
      ready = null
      fileTrouble = trouble
      if (trouble === 'publisher-refused') refusedFiles.add(chosen.feed.file.sha512)
      // Gone, so that electron-updater does not take it for the one it fetched.
      await rm(chosen.file, { recursive: true, force: true })
      return notNow(trouble)
    }
    const notKept = await keepForGoingBack(chosen)
    if (notKept !== null) return notNow(notKept)
    if (!still()) return notNow('in-use-again')
    let begun = false
    try {
      await deps.closeDesk()
      begun = await source.begin(restart)
    } finally {
      // The desk is closed, or half closed: whatever it was, the only way on is to start again.
      if (!begun) deps.app.startAgain()
      deps.quit()
    }
    return begun ? ok(undefined) : refused('installer-failed')
  }

  return {
    state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    check,
    download,
    choose: (channel) => {
      if (stage === 'installing' || readMemory(deps.memory).channel === channel) return
      forget()
      writeMemory(deps.memory, { ...readMemory(deps.memory), channel })
      tell()
    },
    install,
    // The system asks for it in a window of its own, also where nobody is there to type it.
    needsAdministrator: deps.app.target === 'linux-x64-deb',
    before: {
      has: (version) => deps.app.target !== 'linux-x64-deb' && version !== deps.app.version && kept.has(version),
      putBack: (version) => {
        const { app, quit } = deps
        const { publisherOf } = source
        return putVersionBack({ app, quit, kept, publisherOf, appImage: process.env['APPIMAGE'] }, version)
      },
    },
    stop: async () => {
      ending.abort()
      await running
    },
  }
}
