import { sql } from 'kysely'
import type { Prescription } from '../../domain/prescription.ts'
import { all, build, first, valuesOf, type ReadDb } from '../database/query.ts'
import type { PrescriptionTable } from '../database/tables/dispensing.ts'
import { markBit } from './flags.ts'
import { parseDocument } from './store.ts'

/** The columns a line of the day's end is made of. */
export type DayColumns = Pick<PrescriptionTable, (typeof columns)[number]>

const columns = ['id', 'stage', 'patient_family', 'patient_given', 'item_names', 'stage_since'] as const

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

/** What `withIncidentOpen` asks; its condition is that of the index `prescription_incident_open`, word for word. */
export const incidentOpenAsked = build
  .selectFrom('prescription')
  .select('document')
  .where(sql<boolean>`(marks & ${sql.lit(markBit('incident-open'))}) <> 0`)

/** The prescriptions of which a corrected departure waits to be answered, finished ones too. */
export const withIncidentOpen = (db: ReadDb): readonly Prescription[] =>
  all(db, incidentOpenAsked).map(({ document }) => parseDocument(document))
