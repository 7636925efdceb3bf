import type { ReadDb } from '../database/query.ts'
import { digestOfBody, hashOfHeader, noHash } from './event-hash.ts'
import { chainEnd, orphanedBodies, storedRowsAfter, tailsAt, type ChainEnd, type StoredRow } from './verify-store.ts'

/** What is wrong at a place in the ledger. */
export type BreakReason =
  | 'row-missing'
  | 'out-of-order'
  | 'not-linked'
  | 'header-altered'
  | 'body-altered'
  | 'body-missing'
  | 'body-of-no-event'
  | 'tail-missing'
  | 'head-of-no-event'

/** What a verification found; `events` counts those read until the first break. */
export interface ChainReport {
  readonly events: number
  readonly chainOk: boolean
  readonly firstBreak: { readonly seq: number; readonly why: BreakReason } | null
}

/** How far a verification is. */
export interface VerifyProgress {
  readonly done: number
  readonly of: number
}

interface Tail {
  readonly events: number
  readonly lamport: number
  readonly hash: string
  readonly seq: number
}

interface Walk {
  seq: number
  lamport: number
  readonly tails: Map<string, Tail>
  readonly missingBodies: Map<string, number>
}

const chunkRows = 200
const beforeFirst = Buffer.from(noHash).toString('hex')

/** Runs `verifySteps` to its end. */
export const verifyChain = (db: ReadDb): ChainReport => {
  const steps = verifySteps(db)
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
  }
}

/**
 * Checks every hash, link, body and end of the ledger, pausing after each chunk so that a worker can report and stop.
 * What was appended since it began is left out. It proves that nothing was changed by anyone who did not also compute
 * every later hash and the chain's end anew: against that, the end has to be known outside the file.
 */
export function* verifySteps(db: ReadDb): Generator<VerifyProgress, ChainReport, undefined> {
  const end = chainEnd(db)
  const walk: Walk = { seq: 0, lamport: 0, tails: new Map(), missingBodies: new Map() }
  while (walk.seq < end.lastSeq) {
    const rows = storedRowsAfter(db, walk.seq, Math.min(chunkRows, end.lastSeq - walk.seq))
    if (rows.length === 0) return broken(walk, walk.seq + 1, 'row-missing')
    for (const row of rows) {
      const why = breakAt(row, walk)
      if (why !== undefined) return broken(walk, walk.seq + 1, why)
      step(row, walk)
    }
    yield { done: walk.seq, of: end.lastSeq }
  }
  return afterLastRow(db, walk, end)
}

/**
 * Checks the newest events and the ends of all chains, in one piece: what tells in a moment, however long the ledger, that its
 * end is whole. `events` counts the ones checked.
 */
export const verifyTail = (db: ReadDb, newest: number): ChainReport => {
  const end = chainEnd(db)
  const from = Math.max(0, end.lastSeq - newest)
  const walk = walkFrom(db, from)
  for (const row of storedRowsAfter(db, from, newest)) {
    const why = breakAt(row, walk)
    if (why !== undefined) return broken(walk, walk.seq + 1, why)
    step(row, walk)
  }
  if (walk.seq < end.lastSeq) return broken(walk, walk.seq + 1, 'row-missing')
  const wrong = endsWrong(walk, end)
  return wrong ?? { events: end.lastSeq - from, chainOk: true, firstBreak: null }
}

const walkFrom = (db: ReadDb, seq: number): Walk => {
  const tails = new Map(tailsAt(db, seq).map(({ terminal, ...tail }) => [terminal, tail]))
  return {
    seq,
    lamport: Math.max(0, ...[...tails.values()].map(({ lamport }) => lamport)),
    tails,
    missingBodies: new Map(),
  }
}

const breakAt = (row: StoredRow, walk: Walk): BreakReason | undefined => {
  if (row.seq !== walk.seq + 1) return 'row-missing'
  const tail = walk.tails.get(row.terminal)
  if (row.terminal_seq !== (tail?.events ?? 0) + 1 || row.lamport <= walk.lamport) return 'out-of-order'
  if (row.previous_hash !== (tail?.hash ?? beforeFirst)) return 'not-linked'
  if (row.hash !== hashOfHeader(row.header).toString('hex')) return 'header-altered'
  if (row.body === null) return undefined
  const digest = digestOfBody(Buffer.from(row.salt ?? '', 'hex'), row.body).toString('hex')
  return row.body_digest === digest ? undefined : 'body-altered'
}

const step = (row: StoredRow, walk: Walk): void => {
  walk.seq = row.seq
  walk.lamport = row.lamport
  const { terminal_seq: events, lamport, hash, seq } = row
  walk.tails.set(row.terminal, { events, lamport, hash, seq })
  if (row.body === null) walk.missingBodies.set(row.event_id, row.seq)
  else for (const eventId of removedBy(row, row.body)) walk.missingBodies.delete(eventId)
}

// A body may be absent only because a later event, itself in the chain, says that it was removed.
const removedBy = (row: StoredRow, body: string): readonly string[] => {
  if (row.stream !== 'ledger' || row.type !== 'bodies-removed') return []
  return (JSON.parse(body) as { readonly eventIds: readonly string[] }).eventIds
}

const afterLastRow = (db: ReadDb, walk: Walk, end: ChainEnd): ChainReport => {
  const wrong = endsWrong(walk, end)
  if (wrong !== undefined) return wrong
  if (orphanedBodies(db) > 0) return broken(walk, walk.seq + 1, 'body-of-no-event')
  return { events: walk.seq, chainOk: true, firstBreak: null }
}

const endsWrong = (walk: Walk, end: ChainEnd): ChainReport | undefined => {
  // Kept in the order of the ledger, so that the first is the earliest.
  const missing = walk.missingBodies.values().next().value
  if (missing !== undefined) return broken(walk, missing, 'body-missing')
  for (const head of end.heads) {
    const tail = walk.tails.get(head.terminal)
    if (tail === undefined) return broken(walk, walk.seq + 1, 'head-of-no-event')
    const agrees = tail.events === head.events && tail.lamport === head.lamport && tail.hash === head.hash
    if (!agrees) return broken(walk, tail.seq + 1, 'tail-missing')
  }
  // More heads than tails was caught above; fewer means that the end of a chain is not kept.
  return end.heads.length < walk.tails.size ? broken(walk, walk.seq + 1, 'tail-missing') : undefined
}

const broken = (walk: Walk, seq: number, why: BreakReason): ChainReport => ({
  events: walk.seq,
  chainOk: false,
  firstBreak: { seq, why },
})
