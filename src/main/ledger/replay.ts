import type { Database } from '../database/database.ts'
import type { ReadDb, Tx } from '../database/query.ts'
import type { Projector } from './projector.ts'
import { readEvents } from './read.ts'
import { compareTable, type Difference } from './compare-table.ts'
import { lastSeqOf, projectionVersions, saveProjectionVersion } from './store.ts'
import type { VerifyProgress } from './verify.ts'

/** How many events were taken in. */
export interface Replayed {
  readonly events: number
}

/** Whether the projections are what the events add up to. `differences` holds the first few, `differing` counts all rows. */
export interface ReplayComparison extends Replayed {
  readonly matches: boolean
  readonly differing: number
  readonly differences: readonly Difference[]
}

// Some weeks of work: what a projector saves once for many events it saves seldom, and what is held stays small.
const chunkEvents = 20_000
const listedDifferences = 20

/**
 * Rebuilds the projections of a ledger in another, fresh file, chunk by chunk, and says after each how far it is. The fresh file
 * gets projections only, no events.
 */
export const replayInto = (
  fresh: Database,
  source: ReadDb,
  projectors: readonly Projector[],
  progress: (step: VerifyProgress) => void = () => undefined,
): Replayed => {
  fresh.transact((tx) => projectors.forEach((projector) => projector.clear(tx)))
  // Somebody else may be appending.
  const until = lastSeqOf(source)
  let seq = 0
  while (seq < until) {
    const after = seq
    seq = fresh.transact((tx) => applyChunk(tx, source, projectors, after, Math.min(chunkEvents, until - after)))
    progress({ done: seq, of: until })
  }
  return { events: seq }
}

/** Replays into a fresh file and compares every column of every projection table, all of one moment of the source. */
export const compareReplay = (
  fresh: Database,
  source: Database,
  projectors: readonly Projector[],
  progress?: (step: VerifyProgress) => void,
): ReplayComparison =>
  source.snapshot((db) => {
    const { events } = replayInto(fresh, db, projectors, progress)
    const differences: Difference[] = []
    let differing = 0
    for (const table of projectors.flatMap(({ tables }) => tables))
      for (const difference of compareTable(db, fresh.db, table)) {
        differing += 1
        if (differences.length < listedDifferences) differences.push(difference)
      }
    return { events, matches: differing === 0, differing, differences }
  })

/**
 * Rebuilds in place, in one transaction, the projections whose version is not the one the file was last filled with.
 * Gives their names; a new file's are marked without work.
 */
export const rebuildOutdated = (database: Database, projectors: readonly Projector[]): readonly string[] =>
  database.transact((tx) => {
    const filled = projectionVersions(tx)
    const outdated = projectors.filter(({ name, version }) => filled.get(name) !== version)
    if (outdated.length > 0) rebuild(tx, outdated)
    return outdated.map(({ name }) => name)
  })

const rebuild = (tx: Tx, projectors: readonly Projector[]): void => {
  const until = lastSeqOf(tx)
  projectors.forEach((projector) => projector.clear(tx))
  for (let seq = 0; seq < until;) seq = applyChunk(tx, tx, projectors, seq, chunkEvents)
  for (const { name, version } of projectors) saveProjectionVersion(tx, name, version)
}

const applyChunk = (tx: Tx, source: ReadDb, projectors: readonly Projector[], afterSeq: number, limit: number) => {
  const events = readEvents(source, { afterSeq, limit })
  projectors.forEach((projector) => projector.apply(tx, events))
  const last = events.at(-1)
  if (last === undefined) throw new Error(`The ledger has no event after ${afterSeq}, though it goes on`)
  return last.seq
}
