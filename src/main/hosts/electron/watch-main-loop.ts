import { Worker } from 'node:worker_threads'

/** Where in the shared memory what stands: how often the loop has beaten, how many pieces of work may keep it silent, and whether the app quits. */
export const slots = { beats: 0, allowed: 1, quitting: 2 } as const

/** What the watching thread is given. `program` and `args` start the app again once `pid` has ended. */
export interface WatchStart {
  readonly shared: SharedArrayBuffer
  readonly everyMs: number
  readonly hungAfterMs: number
  readonly dataDir: string
  readonly pid: number
  readonly program: string
  readonly args: readonly string[]
}

/** What watching takes. `thread` is the built watcher. */
export interface WatchDeps extends Pick<WatchStart, 'hungAfterMs' | 'dataDir' | 'program' | 'args'> {
  readonly thread: string
  readonly after: (ms: number, work: () => void) => () => void
}

/**
 * A watched main loop. A fault of the watcher ends the watching and nothing else; `unwatched` is for work that may keep the loop
 * silent for long, and so is what lies between `allow` and a call of what it gave. Hung after `quitting` it is ended and not started
 * again; after `end` it is not watched any more.
 */
export interface WatchedLoop {
  readonly begin: (fault: (error: unknown) => void) => void
  readonly allow: () => () => void
  readonly unwatched: <T>(work: () => Promise<T>) => Promise<T>
  readonly quitting: () => void
  readonly end: () => void
}

// So many looks make a hang: a few that are missed on a busy PC are none.
const looks = 30

/**
 * Watches this loop from a thread: it writes down a hang, ends the process and starts the app again (src/main/index-hang-watch.ts).
 * Nothing is watched before `begin`.
 */
export const watchMainLoop = (deps: WatchDeps): WatchedLoop => {
  const { thread, after, hungAfterMs, dataDir, program, args } = deps
  const shared = new SharedArrayBuffer(4 * Object.keys(slots).length)
  const memory = new Int32Array(shared)
  const everyMs = hungAfterMs / looks
  let callOff: () => void = () => undefined
  let worker: Worker | null = null
  let ended = false
  const beat = (): void => {
    Atomics.add(memory, slots.beats, 1)
    callOff = after(everyMs, beat)
  }
  const allow = (): (() => void) => {
    Atomics.add(memory, slots.allowed, 1)
    return () => void Atomics.sub(memory, slots.allowed, 1)
  }
  return {
    allow,
    begin: (fault) => {
      if (ended || worker !== null) return
      const workerData: WatchStart = { shared, everyMs, hungAfterMs, dataDir, pid: process.pid, program, args }
      worker = new Worker(thread, { workerData })
      worker.once('error', fault)
      worker.unref()
      beat()
    },
    unwatched: async (work) => {
      const forbid = allow()
      try {
        return await work()
      } finally {
        forbid()
      }
    },
    quitting: () => {
      // It has just answered.
      Atomics.add(memory, slots.beats, 1)
      Atomics.store(memory, slots.quitting, 1)
    },
    end: () => {
      ended = true
      // At once, and whatever becomes of the thread.
      Atomics.add(memory, slots.allowed, 1)
      callOff()
      void worker?.terminate()
    },
  }
}
