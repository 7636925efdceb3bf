import { sql, type RawBuilder } from 'kysely'
import type { Prescription } from '../../domain/prescription.ts'
import type { LocalDate } from '../../domain/uk-date.ts'
import { all, build, first, valuesOf, type ReadDb } from '../database/query.ts'
import { bagHere, bagToCollect, bagToPutAway, bagToSend, markBit } from './flags.ts'
import { parseDocument } from './store.ts'

const documentsOf = build.selectFrom('prescription').select('document').orderBy('id')

const open = build.selectFrom('prescription').select('document').where('done_on', 'is', null)

const marked = (bit: number): RawBuilder<boolean> => sql<boolean>`(marks & ${sql.lit(bit)}) <> 0`

const documents = (rows: readonly { readonly document: string }[]): readonly Prescription[] =>
  rows.map(({ document }) => parseDocument(document))

/** Prescriptions with a bag in its place that is to be sent out. */
export const toSend = (db: ReadDb, limit: number): readonly Prescription[] =>
  documents(all(db, open.where(marked(bagToSend)).orderBy('turn').orderBy('id').limit(limit)))

/** Prescriptions with a bag here. */
export const withBagHere = (db: ReadDb, limit: number): readonly Prescription[] =>
  documents(all(db, open.where(marked(bagHere)).orderBy('id').limit(limit)))

/** How many prescriptions a courier has something of. */
export const withCourierCount = (db: ReadDb): number =>
  first(
    db,
    build
      .selectFrom('prescription')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('done_on', 'is', null)
      .where(marked(markBit('under-way'))),
  )?.count ?? 0

/** Prescriptions of which a courier has something. */
export const withCourier = (db: ReadDb, limit: number): readonly Prescription[] =>
  documents(
    all(
      db,
      open
        .where(marked(markBit('under-way')))
        .orderBy('turn')
        .orderBy('id')
        .limit(limit),
    ),
  )

/** Prescriptions received before `at` (UTC ms) with a bag to be collected: no other bag can have waited that long. */
export const toCollectSince = (db: ReadDb, at: number, limit: number): readonly Prescription[] =>
  documents(
    all(
      db,
      open.where(marked(bagToCollect)).where('received_at', '<=', at).orderBy('received_at').orderBy('id').limit(limit),
    ),
  )

/** Open prescriptions with a bag here of which an item had its last legal day before `day`, the earliest first. */
export const pastLastDayWithBag = (db: ReadDb, day: LocalDate, limit: number): readonly Prescription[] =>
  documents(
    all(
      db,
      open
        .where(marked(bagHere))
        .where('last_legal_day', '<', day)
        .orderBy('last_legal_day')
        .orderBy('id')
        .limit(limit),
    ),
  )

/** The prescriptions of these patients that are open with a bag here, or were last acted on at `since` (UTC ms) or later. */
export const withBagHereOrActSince = (
  db: ReadDb,
  patientNhs: readonly string[],
  since: number,
): readonly Prescription[] =>
  documents(
    all(
      db,
      documentsOf
        .where('patient_nhs', 'in', valuesOf(patientNhs))
        .where((where) =>
          where.or([where.and([where('done_on', 'is', null), marked(bagHere)]), where('last_act_at', '>=', since)]),
        ),
    ),
  )

/** Prescriptions, done or not, with a bag here of what is over. */
export const withBagToPutAway = (db: ReadDb, limit: number): readonly Prescription[] =>
  documents(
    all(
      db,
      documentsOf
        .where('id', 'in', build.selectFrom('bag_item').select('prescription_id'))
        .where(marked(bagToPutAway))
        .limit(limit),
    ),
  )

/** Prescriptions, done or not, with something that lies in the bag of this id or lay in it last; in capitals or not. */
export const inBag = (db: ReadDb, bagId: string): readonly Prescription[] => {
  const of = build.selectFrom('bag_item').select('prescription_id').where('bag_id', '=', bagId.toUpperCase())
  return documents(all(db, documentsOf.where('id', 'in', of)))
}
