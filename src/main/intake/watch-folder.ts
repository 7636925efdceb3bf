/** A file as a folder lists it; equal twice in a row means nobody is writing it any more. */
export interface FolderEntry {
  readonly name: string
  readonly sizeBytes: number
  readonly modifiedAt: number
}

/** Where a file goes once it was read: `refused` when anything of it was. */
export type Finished = 'done' | 'refused'

/** A folder as the watcher needs it. What cannot be done now (gone, locked, being written) is undefined or false and tried again. */
export interface FolderPort {
  readonly list: () => Promise<readonly FolderEntry[] | undefined>
  readonly read: (name: string) => Promise<Uint8Array | undefined>
  readonly move: (name: string, into: Finished) => Promise<boolean>
}

/** A file that lies in the folder and was not taken in: reading it went wrong every time, or it cannot be opened. */
export interface UnreadFile {
  readonly name: string
  readonly why: 'faulted' | 'not-opened'
}

/** What the watcher is built from. `after` is a timer that can be called off; `fault` hears of a broken import, and the file stays. */
export interface WatchFolderDeps {
  readonly folder: FolderPort
  readonly pollMs: number
  readonly after: (ms: number, work: () => void) => () => void
  readonly importFile: (name: string, bytes: Uint8Array) => Finished
  readonly fault: (error: unknown) => void
  /** Called when `unread` says something else than before. */
  readonly unreadChanged?: () => void
}

/** The watcher at work. */
export interface FolderWatch {
  /** Whether the folder could be listed at the last look; undefined before the first. */
  readonly readable: () => boolean | undefined
  /** Files that were read and could not be moved away yet. */
  readonly stuck: () => readonly string[]
  /** Files that more than one look could not read, by name. One is not among them any more once it was read or is gone. */
  readonly unread: () => readonly UnreadFile[]
  /** Looks now, whatever the timer says. */
  readonly look: () => Promise<void>
  /** No new look; resolves when the one under way has ended. Idempotent. */
  readonly stop: () => Promise<void>
}

interface Read {
  readonly stamp: string
  readonly into: Finished
}

/** A file that faulted: how many looks pass it over before the next trial, and how many are left of them. */
interface Faulted {
  readonly stamp: string
  readonly passed: number
  left: number
}

// Whoever writes or checks a file may keep it closed for some seconds; what is still so after this many looks is told.
const looksBeforeTold = { faulted: 2, 'not-opened': 15 } as const

// Two minutes of looks: what comes of a full disk is soon over, what comes of a bug is not.
const mostPassed = 64

const stampOf = ({ sizeBytes, modifiedAt }: FolderEntry): string => `${sizeBytes} ${modifiedAt}`

/**
 * Imports what is put into a folder, then moves it to `done` or `refused`. A file is read when two looks in a row find it
 * unchanged. Killed between reading and moving it is read again at the next start: the same bytes are a duplicate.
 */
export const watchFolder = (deps: WatchFolderDeps): FolderWatch => {
  let seen: ReadonlyMap<string, string> = new Map()
  const read = new Map<string, Read>()
  const faulted = new Map<string, Faulted>()
  const failures = new Map<string, { readonly why: UnreadFile['why']; readonly looks: number }>()
  let told = '[]'
  let readable: boolean | undefined
  let stopped = false
  let callOff: (() => void) | undefined
  let looking: Promise<void> = Promise.resolve()

  const handle = async (entry: FolderEntry): Promise<void> => {
    const stamp = stampOf(entry)
    const before = read.get(entry.name)
    const into = before?.stamp === stamp ? before.into : await take(entry.name)
    if (into === undefined) return
    failures.delete(entry.name)
    read.set(entry.name, { stamp, into })
    if (await deps.folder.move(entry.name, into)) read.delete(entry.name)
  }

  // A file that faults for good is tried more and more rarely: each trial writes a report.
  const passesOver = ({ name }: FolderEntry, stamp: string): boolean => {
    const before = faulted.get(name)
    if (before?.stamp !== stamp || before.left === 0) return false
    before.left -= 1
    return true
  }

  const notingFaults = async (entry: FolderEntry): Promise<void> => {
    const [name, stamp] = [entry.name, stampOf(entry)]
    if (passesOver(entry, stamp)) return
    try {
      await handle(entry)
      faulted.delete(name)
    } catch (error) {
      const before = faulted.get(name)
      const passed = before?.stamp === stamp ? Math.min(before.passed * 2, mostPassed) : 1
      faulted.set(name, { stamp, passed, left: passed })
      failed(name, 'faulted')
      deps.fault(error)
    }
  }

  const failed = (name: string, why: UnreadFile['why']): void => {
    const before = failures.get(name)
    failures.set(name, { why, looks: before?.why === why ? before.looks + 1 : 1 })
  }

  const unread = (): readonly UnreadFile[] =>
    [...failures]
      .filter(([, { why, looks }]) => looks >= looksBeforeTold[why])
      .map(([name, { why }]) => ({ name, why }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))

  const tellUnread = (): void => {
    const now = JSON.stringify(unread())
    if (now !== told) deps.unreadChanged?.()
    told = now
  }

  const take = async (name: string): Promise<Finished | undefined> => {
    const bytes = await deps.folder.read(name)
    // Whoever stopped it may not have waited for a folder that hangs: the file is read again at the next start.
    if (stopped) return undefined
    if (bytes === undefined) {
      failed(name, 'not-opened')
      return undefined
    }
    return deps.importFile(name, bytes)
  }

  const lookOnce = async (): Promise<void> => {
    const entries = await deps.folder.list()
    readable = entries !== undefined
    const before = seen
    seen = new Map((entries ?? []).map((entry) => [entry.name, stampOf(entry)]))
    for (const known of [read, faulted, failures])
      for (const name of known.keys()) if (!seen.has(name)) known.delete(name)
    for (const entry of entries ?? []) {
      if (stopped) return
      // One file that faults must not keep the others from being read.
      if (before.get(entry.name) === stampOf(entry)) await notingFaults(entry)
    }
    tellUnread()
  }

  const look = (): Promise<void> => (looking = looking.then(() => (stopped ? undefined : lookOnce())).catch(deps.fault))

  const again = (): void => {
    if (stopped) return
    callOff = deps.after(deps.pollMs, () => void look().then(again))
  }

  void look().then(again)
  return {
    readable: () => readable,
    stuck: () => [...read.keys()],
    unread,
    look,
    stop: async () => {
      stopped = true
      callOff?.()
      await looking
    },
  }
}
