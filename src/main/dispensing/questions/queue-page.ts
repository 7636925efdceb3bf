import type { Input, Output } from '../../../contract/index.ts'
import type { Stage } from '../../../domain/stage.ts'
import type { LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { lastSeq } from '../../ledger/read.ts'
import { unclaimedCount } from '../claim-store.ts'
import { pageKeyText, parsePageKey, type PageKey } from '../page-key.ts'
import {
  doneLines,
  foundLines,
  openLines,
  stageCounts,
  waitingLines,
  type LinesAsked,
  type QueueColumns,
} from '../queue-store.ts'
import { searchExpression } from '../search-expression.ts'
import { rowReader } from './queue-row.ts'
import { lookAlikes } from './similar-names.ts'

type Asked = Input<'queue:page'>

const noneWaiting: Readonly<Record<Stage, number>> = {
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
}

const keyOf = (stage: Asked['stage'], row: QueueColumns): PageKey => ({
  at: stage === 'done' ? row.stage_since : row.received_at,
  id: row.id,
})

const linesOf = (
  db: ReadDb,
  stage: Asked['stage'],
  today: LocalDate,
  asked: LinesAsked & { readonly bag: string },
): QueueColumns[] => {
  if (stage === 'done') return doneLines(db, today, asked)
  if (stage !== null) return waitingLines(db, stage, asked)
  return asked.search === null ? openLines(db, asked) : foundLines(db, asked.search, asked.bag, asked)
}

const countsOf = (db: ReadDb, today: LocalDate): Record<Stage, number> => {
  const counts = { ...noneWaiting }
  // Written by prescriptionRow from queueStage.
  for (const { stage, count } of stageCounts(db, today)) counts[stage as Stage] = count
  return counts
}

/**
 * A page of the queue: one stage, all open work (`stage` null), or what a search finds anywhere. `done` is what was finished
 * on the UK day `today`, unless something is searched. Asked on a snapshot, page, counts and `asOf` are of one moment.
 */
export const queuePage = (db: ReadDb, asked: Asked, today: LocalDate): Output<'queue:page'> => {
  const typed = asked.search.trim()
  const search = typed === '' ? null : searchExpression(typed)
  const after = asked.after === null ? null : parsePageKey(asked.after)
  // Only signs and spaces were typed: that finds nothing, not everything.
  const found =
    search === undefined ? [] : linesOf(db, asked.stage, today, { search, bag: typed, after, limit: asked.limit + 1 })
  const page = found.slice(0, asked.limit)
  const last = page.at(-1)
  return {
    asOf: lastSeq(db),
    rows: page.length === 0 ? [] : page.map(rowReader(db, today, lookAlikes(db))),
    next: found.length > page.length && last !== undefined ? pageKeyText(keyOf(asked.stage, last)) : null,
    counts: countsOf(db, today),
    toClaim: unclaimedCount(db),
  }
}
