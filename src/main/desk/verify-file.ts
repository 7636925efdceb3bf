import { rmSync } from 'node:fs'
import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/database.ts'
import type { ReadDb } from '../database/query.ts'
import { everyEvent, lastSeq } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { compareReplay } from '../ledger/replay.ts'
import { verifySteps, type ChainReport, type VerifyProgress } from '../ledger/verify.ts'
import { verifyTasks } from '../outbox/verify-tasks.ts'
import type { Ports } from './ports.ts'
import { projectors } from './projectors.ts'

/** What `ledger verify` gives. Without an unbroken chain the other two are not looked at and count as not shown. */
export interface FileVerification extends ChainReport {
  readonly replayMatches: boolean
  readonly tasksComplete: boolean
}

/**
 * Checks a whole file: its chain, its projections against a replay, and the updates its acts owed the NHS. What a replay gives
 * takes a third of the record's room: beside the file, encrypted under `scratchKey` (32 bytes that nobody keeps), and gone
 * afterwards; without such a key in memory, for a small record. Every event is gone through three times, and `progress` counts them all.
 */
export const verifyFile = (
  ports: Pick<Ports, 'now'>,
  database: Database,
  progress: (step: VerifyProgress) => void = () => undefined,
  scratchKey?: Buffer,
): FileVerification => {
  const pass = (before: number) => (step: VerifyProgress) => {
    progress({ done: before * step.of + step.done, of: 3 * step.of })
  }
  const chain = chainOf(database, pass(0))
  if (!chain.chainOk) return { ...chain, replayMatches: false, tasksComplete: false }
  return {
    ...chain,
    replayMatches: replayMatches(ports, database, pass(1), scratchKey),
    tasksComplete: database.snapshot((db) => verifyTasks(db, counted(db, pass(2))).complete),
  }
}

const saidEvery = 1_000

function* counted(db: ReadDb, progress: (step: VerifyProgress) => void): Generator<RecordedEvent> {
  const of = lastSeq(db)
  for (const event of everyEvent(db)) {
    yield event
    if (event.seq % saidEvery === 0 || event.seq === of) progress({ done: event.seq, of })
  }
}

const chainOf = (database: Database, progress: (step: VerifyProgress) => void): ChainReport => {
  const steps = verifySteps(database.db)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    progress(step.value)
  }
}

const replayMatches = (
  ports: Pick<Ports, 'now'>,
  database: Database,
  progress: (step: VerifyProgress) => void,
  scratchKey: Buffer | undefined,
): boolean => {
  const file = scratchKey === undefined ? ':memory:' : `${database.file}.replay`
  // One that was killed left its file, whose key is gone.
  if (scratchKey !== undefined) removeScratch(file)
  try {
    return comparedIn({ file, key: scratchKey ?? Buffer.alloc(32) }, ports, database, progress)
  } finally {
    if (scratchKey !== undefined) removeScratch(file)
  }
}

const comparedIn = (
  scratch: { readonly file: string; readonly key: Buffer },
  ports: Pick<Ports, 'now'>,
  database: Database,
  progress: (step: VerifyProgress) => void,
): boolean => {
  const { environment } = database
  const fresh = openDatabase({ ...scratch, environment, now: ports.now, newId: () => 'replay' })
  if (!fresh.ok) throw new Error(`A new file for a replay was refused: ${fresh.refusal.code}`)
  try {
    fresh.value.makeRoomForBulk()
    return compareReplay(fresh.value, database, projectors, progress).matches
  } finally {
    fresh.value.close()
  }
}

const removeScratch = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '.new', '.new-wal', '.new-shm']) rmSync(`${file}${suffix}`, { force: true })
}
