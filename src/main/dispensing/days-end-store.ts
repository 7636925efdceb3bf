import { sql } from 'kysely'
import { all, build, first, valuesOf, type ReadDb } from '../database/query.ts'
import type { PrescriptionTable } from '../database/tables/dispensing.ts'
import { markBit } from './flags.ts'

/** The columns a line of the day's end is made of. */
export type DayColumns = Pick<PrescriptionTable, (typeof columns)[number]>

const columns = [
  'id',
  'stage',
  'patient_family',
  'patient_given',
  'item_names',
  'stage_since',
  'marks',
  'last_legal_day',
] as const

const open = build.selectFrom('prescription').where('done_on', 'is', null)

/** How many prescriptions stand in some stages, and the first of them in the order of whose turn it is. */
export const inStages = (
  db: ReadDb,
  stages: readonly string[],
  limit: number,
): { readonly count: number; readonly rows: readonly DayColumns[] } => {
  const of = open.where('stage', 'in', valuesOf(stages))
  return {
    count:
      first(
        db,
        of.select(({ fn }) => fn.countAll<number>().as('count')),
      )?.count ?? 0,
    rows: all(db, of.select(columns).orderBy('turn').orderBy('id').limit(limit)),
  }
}

/** The bags for the counter that have been ready since `at` (UTC ms) or longer, longest first. */
export const readySince = (db: ReadDb, at: number): readonly DayColumns[] =>
  all(
    db,
    open
      .select(columns)
      .where('stage', '=', 'ready')
      .where('stage_since', '<=', at)
      .orderBy('stage_since')
      .orderBy('id'),
  )

/** Open prescriptions of which an item had its last legal day before `day`, the earliest first. */
export const pastLastDay = (db: ReadDb, day: string): readonly DayColumns[] =>
  all(db, open.select(columns).where('last_legal_day', '<', day).orderBy('last_legal_day').orderBy('id'))

/** The ids of the open prescriptions with something owed. */
export const withOwings = (db: ReadDb): readonly string[] =>
  all(
    db,
    open
      .select('id')
      .where(sql<boolean>`(marks & ${sql.lit(markBit('owing'))}) <> 0`)
      .orderBy('turn')
      .orderBy('id'),
  ).map(({ id }) => id)
