import path from 'node:path'
import { startBackups } from '../../src/main/backup/backups.ts'
import type { BackupDeps, Backups } from '../../src/main/backup/backups-port.ts'
import { hasRecovery, recoveryDigest } from '../../src/main/keys/key-file.ts'
import { fileStand } from '../../src/main/ledger/history.ts'
import { lastSeq } from '../../src/main/ledger/read.ts'
import { createBackupRig, type BackupRig } from './backup-rig.ts'
import { createTimers } from './hand-moved-timers.ts'
import { inThread } from './in-thread.ts'

const minute = 60_000

/** Backups that make themselves on a clock of the test's. */
export interface RunningBackups extends Disposable {
  readonly rig: BackupRig
  readonly backups: Backups
  readonly faults: readonly unknown[]
  /** Moves the clock minute by minute and lets every look end. */
  readonly pass: (minutes: number) => Promise<void>
  readonly madeSoFar: () => number
  readonly deps: BackupDeps
}

/** Starts them on a file of their own, or on another with the deps given. */
export const runBackups = async (more: Partial<BackupDeps> = {}): Promise<RunningBackups> => {
  const rig = createBackupRig()
  rig.withRecovery()
  rig.work()
  const { world } = rig
  const timers = createTimers(world.clock.now)
  const faults: unknown[] = []
  let made = 0
  const dir = path.dirname(world.file)
  const deps: BackupDeps = {
    file: world.file,
    dir,
    dataDir: dir,
    dataKey: world.key,
    environment: 'practice',
    terminalId: fileStand(world.database.db).terminalId,
    appVersion: '0.1.0',
    odsCode: () => world.ourOds,
    mark: () => String(lastSeq(world.database.db)),
    hasRecovery: () => hasRecovery(world.file),
    recovery: () => recoveryDigest(more.file ?? world.file),
    now: world.clock.now,
    after: timers.after,
    newId: () => 'target-1',
    work: {
      make: async (asked, waiting) => {
        made += 1
        return inThread('backup:make', asked, waiting)
      },
      verify: (asked, waiting) => inThread('backup:verify', asked, waiting),
      prepare: (asked) => inThread('backup:prepare-target', asked),
      look: (asked) => inThread('backup:look', asked),
      places: (asked) => inThread('backup:places', asked),
    },
    changed: () => undefined,
    fault: (error) => faults.push(error),
    ...more,
  }
  const backups = startBackups(deps)
  const atRest = async (): Promise<void> => {
    while (timers.nextAt() === null) await new Promise((resolve) => setImmediate(resolve))
  }
  await atRest()
  return {
    rig,
    backups,
    faults,
    deps,
    madeSoFar: () => made,
    pass: async (minutes) => {
      for (let n = 0; n < minutes; n += 1) {
        world.clock.advance(minute)
        timers.run()
        await atRest()
      }
    },
    [Symbol.dispose]: () => rig[Symbol.dispose](),
  }
}

/** As `runBackups`, with a place chosen and the first backup made. */
export const backedUp = async (): Promise<RunningBackups> => {
  const running = await runBackups()
  const chosen = await running.backups.choose(running.rig.target.folder)
  if (!chosen.ok) throw new Error(chosen.refusal.code)
  await running.pass(1)
  return running
}
