import type Sqlite from 'better-sqlite3'
import type { Disk } from './disk.ts'
import type { StatementHooks } from './sqlite-with-faults.ts'

/** Thrown where the process ends: nothing catches it for good, because nothing after it counts. */
export class Crashed extends Error {
  override readonly name = 'Crashed'
}

class DiskRefuses extends Error {
  readonly code = 'SQLITE_IOERR_WRITE'
}

/** Where in its statements a process can end: before one, in the middle of writing a commit, or before it hears of one. */
export type CrashPoint = 'here' | 'torn' | 'unheard'

/** Crashes and refusals that happen between the statements of the running app. */
export interface StatementFaults {
  readonly hooks: StatementHooks
  readonly crashAfter: (statements: number, point: CrashPoint, part: number) => void
  readonly failAfter: (statements: number, times: number) => void
  /** Lets the file grow by so many pages and no more. */
  readonly fill: (pages: number) => void
  readonly makeRoom: () => void
  readonly hasCrashed: () => boolean
  readonly bury: () => void
  /** Whether an error is one that was made here, or SQLite's word for a disk that was filled here. */
  readonly isOurs: (error: unknown) => boolean
  readonly calm: () => void
  /** Looks at the file without anything happening meanwhile. */
  readonly quietly: <T>(work: () => T) => T
}

interface FaultDeps {
  readonly disk: Disk
  readonly crashed: () => void
  readonly refused: () => void
}

const allPages = 1_073_741_823

/** Nothing happens until it is asked for. */
export const createStatementFaults = ({ disk, crashed, refused }: FaultDeps): StatementFaults => {
  let handle: Sqlite.Database | null = null
  let crash: { left: number; readonly point: CrashPoint; readonly part: number; tornFrom: number } | null = null
  let fail: { left: number; times: number } | null = null
  let room: number | null = null
  let dead = false
  let quiet = 0

  const end = (cut: () => void): never => {
    cut()
    dead = true
    crash = null
    fail = null
    room = null
    crashed()
    throw new Crashed('The simulated process ended here')
  }

  const before = (sql: string, on: Sqlite.Database): void => {
    if (dead || quiet > 0) return
    if (on !== handle) {
      handle = on
      if (room !== null) limit(on, room)
    }
    if (sql === 'ROLLBACK') return
    if (crash !== null) {
      crash.left -= 1
      if (crash.left <= 0 && crash.point === 'here') end(disk.cutHere)
      if (crash.left <= 0 && sql === 'COMMIT') crash.tornFrom = disk.logBytes()
    }
    if (fail === null) return
    fail.left -= 1
    if (fail.left > 0) return
    fail.times -= 1
    if (fail.times <= 0) fail = null
    refused()
    throw new DiskRefuses('disk I/O error')
  }

  const after = (sql: string): void => {
    if (dead || quiet > 0 || crash === null || crash.left > 0 || sql !== 'COMMIT') return
    const { point, tornFrom, part } = crash
    if (tornFrom < 0) return
    end(() => (point === 'torn' ? disk.tearHere(tornFrom, part) : disk.cutHere()))
  }

  const limit = (on: Sqlite.Database, pages: number): void => {
    const count = on.pragma('page_count', { simple: true }) as number
    on.pragma(`max_page_count = ${Math.min(allPages, count + pages)}`)
  }

  const makeRoom = (): void => {
    room = null
    if (handle?.open === true) limit(handle, allPages)
  }

  return {
    hooks: { before, after },
    crashAfter: (left, point, part) => {
      crash = { left, point, part, tornFrom: -1 }
    },
    failAfter: (left, times) => {
      fail = { left, times }
    },
    fill: (pages) => {
      room = pages
      if (handle?.open === true) limit(handle, pages)
    },
    makeRoom,
    hasCrashed: () => dead,
    bury: () => {
      dead = false
      handle = null
    },
    isOurs: (error) => {
      if (error instanceof DiskRefuses) return true
      const full = error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL'
      if (full) refused()
      return full
    },
    calm: () => {
      crash = null
      fail = null
      makeRoom()
    },
    quietly: (work) => {
      quiet += 1
      try {
        return work()
      } finally {
        quiet -= 1
      }
    },
  }
}
