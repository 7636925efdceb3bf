import type { Output } from '../../contract/index.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { ReadDb } from '../database/query.ts'

type Report = Output<'reports:days-end'>

/** Where the parts of the day's end come from: each the function of the folder that owns the tables. `now` is UTC ms. */
export interface DaysEndSources {
  readonly lastSeq: (db: ReadDb) => number
  readonly unfinished: (db: ReadDb) => Report['unfinished']
  readonly uncollected: (db: ReadDb, now: number) => Report['uncollected']
  readonly owingsDue: (db: ReadDb, now: number) => Report['owings']
  readonly nearMisses: (db: ReadDb, now: number) => Report['nearMisses']
  readonly incidents: (db: ReadDb, now: number) => Report['incidents']
  readonly incidentsOpen: (db: ReadDb) => Report['incidentsOpen']
  readonly toDestroy: (db: ReadDb, now: number) => Report['toDestroy']
  readonly updatesNeedingYou: (db: ReadDb) => Report['updates']
  readonly updatesWaiting: (db: ReadDb) => Report['waiting']
  readonly bagsOut: (db: ReadDb) => Report['out']
  readonly lateSupplies: (db: ReadDb, now: number) => Report['lateSupplies']
  readonly inboxCounts: (db: ReadDb) => Report['inbox']
  readonly toClaim: (db: ReadDb) => Report['claims']
}

/** The day's end as it stands at one moment: asked on a snapshot, all of its parts are of the same `asOf`. */
export const daysEnd = (db: ReadDb, sources: DaysEndSources, now: number): Report => ({
  asOf: sources.lastSeq(db),
  day: ukDate(now),
  at: now,
  unfinished: sources.unfinished(db),
  uncollected: sources.uncollected(db, now),
  owings: sources.owingsDue(db, now),
  nearMisses: sources.nearMisses(db, now),
  incidents: sources.incidents(db, now),
  incidentsOpen: sources.incidentsOpen(db),
  toDestroy: sources.toDestroy(db, now),
  updates: sources.updatesNeedingYou(db),
  waiting: sources.updatesWaiting(db),
  out: sources.bagsOut(db),
  lateSupplies: sources.lateSupplies(db, now),
  inbox: sources.inboxCounts(db),
  claims: sources.toClaim(db),
})
