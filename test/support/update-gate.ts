import type { Environment } from '../../src/contract/desk.ts'
import { ok } from '../../src/domain/result.ts'
import type { Database } from '../../src/main/database/database.ts'
import type { InWorker } from '../../src/main/desk/in-worker.ts'
import type { Remembered } from '../../src/main/desk/remembered.ts'
import { updatesWiring } from '../../src/main/desk/updates-wiring.ts'
import type { Updates, UpdateState } from '../../src/main/updates/updates.ts'
import { createTimers } from './hand-moved-timers.ts'
import { inThread } from './in-thread.ts'

/** The gate of updates on a real file at noon, a release ready behind it; what it installs is counted. */
export const updateGate = (given: {
  readonly database: Database
  readonly dataDir: string
  readonly environment?: Environment
  readonly port?: Partial<Updates>
  readonly inWorker?: InWorker
  /** Whether the host can be closed from within. */
  readonly closes?: boolean
}) => {
  const { database, dataDir, environment = 'practice', port = {}, inWorker = inThread, closes = true } = given
  let now = Date.parse('2026-11-21T12:00:00Z')
  let remembered = { putOff: null } as Pick<Remembered, 'putOff'>
  let backup: { madeAt: number; upToDate: boolean; full: boolean } | null = null
  let flights = 0
  let stage: 'ready' | 'resting' = 'ready'
  const timers = createTimers(() => now)
  const listeners = new Set<(state: UpdateState) => void>()
  const installs: boolean[] = []
  const made: boolean[] = []
  let backupWorks = true
  let worksWhileCopying = 0
  let backupsCount = true
  let quits = 0
  const release = { version: '1.1.0', notes: [], securityLastDate: null, bytes: 9, issuedAt: 0 }
  const state = (): UpdateState => ({
    kind: 'on',
    channel: 'stable',
    stage,
    checkedAt: 0,
    offered: release,
    progress: null,
    trouble: null,
  })
  const updates: Updates = {
    state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    check: () => Promise.resolve(state()),
    download: () => Promise.resolve(state()),
    choose: () => undefined,
    install: ({ restart, still }) => {
      if (still()) installs.push(restart)
      stage = 'resting'
      return Promise.resolve(ok(undefined))
    },
    stop: () => Promise.resolve(),
    ...port,
  }
  const wired = updatesWiring(
    { now: () => now, after: timers.after, inWorker },
    {
      database,
      outbox: { inFlight: () => flights, state: () => ({ kind: 'idle', since: 0 }) },
      backups: {
        lastVerified: () => (backupsCount ? backup : null),
        make: (dayEnd) => {
          made.push(dayEnd)
          if (backupWorks) backup = { madeAt: now, upToDate: worksWhileCopying <= 0, full: dayEnd }
          worksWhileCopying -= 1
          return Promise.resolve({ ok: backupWorks })
        },
      },
      options: {
        dataDir,
        environment,
        version: '1.0.0',
        updates,
        ...(closes && { quit: () => (quits += 1) }),
        choices: {
          read: () => remembered as Remembered,
          change: (some) => (remembered = { ...remembered, ...some }),
        },
        pushes: { send: () => undefined, onPush: () => () => undefined },
        reportFault: (_where, fault) => {
          throw fault
        },
      },
    },
  )
  return {
    ...wired,
    installs,
    made,
    move: (ms: number) => {
      // In half minutes, as timers fall due.
      for (let left = ms; left > 0; left -= 30_000) {
        now += Math.min(left, 30_000)
        timers.run()
      }
    },
    fly: (count: number) => (flights = count),
    setBackup: (given: typeof backup) => (backup = given),
    breakBackups: () => (backupWorks = false),
    /** As without a recovery code: they are made, and none counts. */
    countNoBackups: () => (backupsCount = false),
    /** Something is recorded while each of the next backups is copied. */
    workWhileCopying: (times: number) => (worksWhileCopying = times),
    quits: () => quits,
    timers,
  }
}
