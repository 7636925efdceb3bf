import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { askServer } from './ask-server.ts'
import type { Answer, AskDeps } from './ask-server.ts'
import type { Pace } from './pace.ts'
import { UpdateRefused } from './update-refused.ts'
import { waitFor } from './wait.ts'

/** What is to be fetched, as the signed feed says it. */
export interface Wanted {
  readonly url: string
  /** Base64. */
  readonly sha512: string
  readonly bytes: number
}

/** How fetching is done. */
export interface FetchInstallerDeps extends AskDeps {
  /** Holds what has come so far; nothing else is in it. */
  readonly partialDir: string
  readonly pace: Pace
  readonly onProgress: (done: number) => void
  /** How long the server may be silent, ms. */
  readonly silenceMs: number
  /** How long to wait before going on after a break, ms; as many breaks in a row without a byte are too many. */
  readonly breaksMs: readonly number[]
  /** What has to stay free on the disk: the counter's record needs it more than an update does. */
  readonly keepFreeBytes: number
}

/** SHA-512 of a file, base64. */
export const sha512Of = async (file: string): Promise<string> => {
  const hash = createHash('sha512')
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer)
  return hash.digest('base64')
}

const sizeOf = async (file: string): Promise<number> =>
  (
    await stat(file).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { size: 0 }
      throw error
    })
  ).size

const clearOthers = async (folder: string, keep: string): Promise<void> => {
  for (const name of await readdir(folder)) if (name !== keep) await rm(path.join(folder, name), { recursive: true })
}

const startsAt = (answer: Answer): number | null => {
  if (answer.status === 200) return 0
  const from = /^bytes (\d+)-/.exec(answer.header('content-range') ?? '')?.[1]
  return answer.status === 206 && from !== undefined ? Number(from) : null
}

/** Writes what comes; gives the length of the file then, also when the connection broke. */
const takeIn = async (
  deps: FetchInstallerDeps,
  file: FileHandle,
  answer: Answer,
  from: number,
  wanted: Wanted,
  stop: AbortSignal,
): Promise<number> => {
  let at = from
  try {
    for await (const piece of answer.pieces()) {
      if (at + piece.byteLength > wanted.bytes) throw new UpdateRefused('download-altered')
      await file.write(piece, 0, piece.byteLength, at)
      at += piece.byteLength
      deps.onProgress(at)
      await deps.pace(piece.byteLength, stop)
    }
  } catch (error) {
    if (!(error instanceof UpdateRefused && error.trouble === 'feed-unreachable')) throw error
  }
  return at
}

const once = async (deps: FetchInstallerDeps, partial: string, wanted: Wanted, stop: AbortSignal): Promise<boolean> => {
  const have = await sizeOf(partial)
  if (have === wanted.bytes) return true
  const asked = { url: wanted.url, stop, silenceMs: deps.silenceMs, ...(have > 0 && { from: have }) }
  const answer = await askServer(deps, asked)
  const from = startsAt(answer)
  if (from === null || from > have) {
    answer.drop()
    // 416 and the like: what is here is not part of what is there.
    if (have > 0) await rm(partial)
    if (answer.status >= 500 || have > 0) return false
    throw new UpdateRefused('download-broken')
  }
  const file = await open(partial, have > 0 ? 'r+' : 'w', 0o600)
  try {
    await file.truncate(from)
    const at = await takeIn(deps, file, answer, from, wanted, stop)
    await file.sync()
    return at === wanted.bytes
  } finally {
    answer.drop()
    await file.close()
  }
}

const untilThere = async (
  deps: FetchInstallerDeps,
  partial: string,
  wanted: Wanted,
  stop: AbortSignal,
): Promise<void> => {
  let most = await sizeOf(partial)
  for (let breaks = 0; ;) {
    const there = await once(deps, partial, wanted, stop).catch((error: unknown) => {
      if (error instanceof UpdateRefused && error.trouble === 'feed-unreachable') return false
      throw error
    })
    if (there) return
    const have = await sizeOf(partial)
    // Only what was never here before: a server with half a file would be asked for it for ever.
    if (have > most) breaks = 0
    most = Math.max(most, have)
    const wait = deps.breaksMs[breaks]
    breaks += 1
    if (wait === undefined || stop.aborted) throw new UpdateRefused('download-broken')
    await waitFor(deps.after, wait, stop)
  }
}

const makeRoom = async (deps: FetchInstallerDeps, partial: string, wanted: Wanted): Promise<void> => {
  const disk = await statfs(deps.partialDir)
  const missing = wanted.bytes - (await sizeOf(partial))
  if (disk.bavail * disk.bsize < missing + deps.keepFreeBytes) throw new UpdateRefused('disk-full')
}

/**
 * Fetches an installer into `destination`: goes on where an earlier try broke off, also one of a process that was killed, and
 * puts it there only whole, on the disk and with the SHA-512 that the signed feed names. What breaks off is kept; what turned out
 * to be something else is not, and is fetched once more from the beginning if a part of it was from before.
 */
export const fetchInstaller = async (
  deps: FetchInstallerDeps,
  wanted: Wanted,
  destination: string,
  stop: AbortSignal,
): Promise<void> => {
  const name = `${createHash('sha256').update(wanted.sha512).digest('hex').slice(0, 32)}.part`
  const partial = path.join(deps.partialDir, name)
  await mkdir(deps.partialDir, { recursive: true, mode: 0o700 })
  await clearOthers(deps.partialDir, name)
  if ((await sizeOf(partial)) > wanted.bytes) await rm(partial)
  const resumed = (await sizeOf(partial)) > 0
  try {
    await makeRoom(deps, partial, wanted)
    await untilThere(deps, partial, wanted, stop)
    if ((await sha512Of(partial)) !== wanted.sha512) throw new UpdateRefused('download-altered')
  } catch (error) {
    const altered = error instanceof UpdateRefused && error.trouble === 'download-altered'
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    // On a full disk the record's own file needs the room.
    if (altered || full) await rm(partial, { force: true })
    if (altered && resumed) return fetchInstaller(deps, wanted, destination, stop)
    throw error
  }
  await rename(partial, destination)
}
