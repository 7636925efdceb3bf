import type { Input, Output } from '../../../contract/index.ts'
import type { ReadDb } from '../../database/query.ts'
import { lastSeq } from '../../ledger/read.ts'
import { unclaimedCount } from '../claim-store.ts'
import { linesByPatient } from '../lines-by-patient.ts'
import { collatedKeyText, pageKeyText, parsePageKey } from '../page-key.ts'
import type { Filter } from '../queue-filter.ts'
import {
  doneLines,
  foundLines,
  listCounts,
  receivedLines,
  waitingLines,
  type LinesAsked,
  type QueueColumns,
} from '../queue-store.ts'
import { searchExpression } from '../search-expression.ts'
import { queueRows, type Look } from './queue-row.ts'

type Asked = Input<'queue:page'>
type List = Asked['stage']
type Counts = Output<'queue:counts'>['counts']

const noneWaiting: Counts = {
  'needs-you': 0,
  entry: 0,
  check: 0,
  assemble: 0,
  accuracy: 0,
  place: 0,
  ready: 0,
  delivery: 0,
  owings: 0,
  'on-hold': 0,
  done: 0,
  received: 0,
}

interface Lines {
  readonly rows: readonly QueueColumns[]
  /** The key of the next page, when its first row was found beside the `limit` of this one. */
  readonly next: string | null
}

const paged = <R extends QueueColumns>(found: readonly R[], limit: number, keyOf: (row: R) => string): Lines => {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > rows.length && last !== undefined ? keyOf(last) : null }
}

const isOpenWork = (list: List): boolean => list !== 'done' && list !== 'received'

const linesOf = (db: ReadDb, asked: Asked, search: string | null, filter: Filter): Lines => {
  const { stage: list, limit } = asked
  if (asked.byPatient === true && search === null && isOpenWork(list)) {
    const found = linesByPatient(db, list, { filter, after: asked.after, limit: limit + 1 })
    return paged(found, limit, (row) => collatedKeyText(row))
  }
  const after = asked.after === null ? null : parsePageKey(asked.after)
  const want: LinesAsked = { search, filter, after, limit: limit + 1 }
  const by = (column: 'turn' | 'stage_since' | 'received_seq') => (row: QueueColumns) =>
    pageKeyText({ at: row[column], id: row.id })
  if (list === 'done') return paged(doneLines(db, filter.today, want), limit, by('stage_since'))
  if (list === 'received') return paged(receivedLines(db, filter.today, want), limit, by('received_seq'))
  if (list === null && search !== null)
    return paged(foundLines(db, search, asked.search.trim(), want), limit, by('received_seq'))
  return paged(waitingLines(db, list, want), limit, by('turn'))
}

/** How many are in every list, how many of them a filter leaves, and how many items wait to be claimed; all of one moment. */
export const queueCounts = (db: ReadDb, only: Asked['only'], look: Look): Output<'queue:counts'> => ({
  ...listsCounted(db, only, look),
  toClaim: unclaimedCount(db),
})

const listsCounted = (db: ReadDb, only: Asked['only'], look: Look): Omit<Output<'queue:counts'>, 'toClaim'> => {
  const counts = { ...noneWaiting }
  const matching = { ...noneWaiting }
  for (const one of listCounts(db, look.today, { ...look, only: only ?? [] })) {
    // Written by prescriptionRow from queueStage, or one of the two lists beside the stages.
    const list = one.list as keyof Counts
    counts[list] = one.count
    matching[list] = one.matching
  }
  return { asOf: lastSeq(db), counts, matching }
}

/**
 * A page of the queue: one list, all open work (`stage` null), or what a search finds anywhere. `done` and `received` are of the
 * UK day `today`, unless something is searched. Asked on a snapshot, page, counts and `asOf` are of one moment.
 */
export const queuePage = (db: ReadDb, asked: Asked, look: Look): Output<'queue:page'> => {
  const typed = asked.search.trim()
  const search = typed === '' ? null : searchExpression(typed)
  // What is looked for is never hidden by a filter.
  const only = search === null ? (asked.only ?? []) : []
  // Only signs and spaces were typed: that finds nothing, not everything.
  const { rows, next } = search === undefined ? { rows: [], next: null } : linesOf(db, asked, search, { ...look, only })
  return {
    ...listsCounted(db, asked.only, look),
    rows: queueRows(db, look, rows),
    next,
  }
}
