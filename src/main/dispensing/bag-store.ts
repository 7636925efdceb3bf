import { sql } from 'kysely'
import { all, build, type ReadDb } from '../database/query.ts'

const columns = ['id', 'patient_family', 'patient_given', 'birth_date', 'patient_nhs'] as const

const open = build.selectFrom('prescription').where('done_on', 'is', null)

/** The open prescriptions with something in the bag of this id, in capitals or not, in its place. */
export const placedInBag = (db: ReadDb, bagId: string) =>
  all(
    db,
    open
      .select(columns)
      .where('id', 'in', sql<string>`(select prescription_id from bag_item where bag_id = ${bagId.toUpperCase()})`)
      .orderBy('id'),
  )

/** The ids of all open prescriptions. */
export const openIds = (db: ReadDb): readonly string[] => all(db, open.select('id')).map(({ id }) => id)

/** The named open prescriptions. */
export const openNamed = (db: ReadDb, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : all(
        db,
        open
          .select(columns)
          .where('id', 'in', [...ids])
          .orderBy('id'),
      )
