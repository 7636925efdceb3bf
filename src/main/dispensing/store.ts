import { sql } from 'kysely'
import type { Prescription } from '../../domain/prescription.ts'
import { familyKey } from '../../domain/same-person.ts'
import { bagOf, portionsInBags } from '../../domain/supply.ts'
import { all, build, first, prepared, run, type Given, type ReadDb, type Tx } from '../database/query.ts'
import type { BagItemTable, PrescriptionTable, ToClaimTable } from '../database/tables/dispensing.ts'
import { claimRows } from './claim-rows.ts'

/** A prescription as saved, with what the row adds to the document. `lastActAt` is UTC ms. */
export interface SavedPrescription {
  readonly prescription: Prescription
  readonly lastActAt: number
}

/** A state document as prescriptionRow wrote it; rebuilt from the ledger whenever its form changes. */
export const parseDocument = (document: string): Prescription => JSON.parse(document) as Prescription

const stateOf = prepared(({ id }: Given<{ readonly id: string }>) =>
  build.selectFrom('prescription').select(['document', 'last_act_at']).where('id', '=', id),
)

/** The state of one prescription; undefined when it never arrived here. */
export const loadPrescription = (db: ReadDb, id: string): SavedPrescription | undefined => {
  const row = first(db, stateOf({ id }))
  return row && { prescription: parseDocument(row.document), lastActAt: row.last_act_at }
}

const kept = prepared(({ id }: Given<{ readonly id: string }>) =>
  build
    .selectFrom('prescription')
    .select(['received_seq', 'stage', 'stage_since', 'last_act_at', 'patient_family', 'patient_given', 'patient_nhs'])
    .where('id', '=', id),
)

/** The row as the event before left it; undefined before the first event of a prescription. */
export const earlierRow = (db: ReadDb, id: string) => first(db, kept({ id }))

const insertion = prepared((row: Given<PrescriptionTable>) => build.insertInto('prescription').values(row))
const change = prepared(({ received_seq: seq, ...changing }: Given<Omit<PrescriptionTable, 'id'>>) =>
  build.updateTable('prescription').set(changing).where('received_seq', '=', seq),
)

/** Puts the row in the place of the one before; the search index only where what is searched has changed. */
export const writeRow = (tx: Tx, row: PrescriptionTable, earlier: ReturnType<typeof earlierRow>): void => {
  const { id: _id, ...changing } = row
  run(tx, earlier === undefined ? insertion(row) : change(changing))
  const sameNames =
    earlier?.patient_family === row.patient_family &&
    earlier.patient_given === row.patient_given &&
    earlier.patient_nhs === row.patient_nhs
  if (!sameNames) writeSearch(tx, row, earlier !== undefined)
}

const writeSearch = (tx: Tx, row: PrescriptionTable, replace: boolean): void => {
  if (replace) run(tx, build.deleteFrom('prescription_search').where('rowid', '=', row.received_seq))
  const entry = {
    rowid: row.received_seq,
    // Also as one word without signs: O'Brien is typed OBRIEN as well.
    family: `${row.patient_family} ${row.family_key}`,
    given: row.patient_given,
    nhs_number: row.patient_nhs,
    // With and without hyphens, as typed and as some scanners give it.
    short_id: `${row.id} ${row.short_id.replaceAll('-', '')}`,
  }
  run(tx, build.insertInto('prescription_search').values(entry))
}

const bagsGone = prepared(({ id }: Given<{ readonly id: string }>) =>
  build.deleteFrom('bag_item').where('prescription_id', '=', id),
)
const claimsGone = prepared(({ id }: Given<{ readonly id: string }>) =>
  build.deleteFrom('to_claim').where('prescription_id', '=', id),
)
const bagInsertion = prepared((row: Given<BagItemTable>) => build.insertInto('bag_item').values(row))
const claimInsertion = prepared((row: Given<ToClaimTable>) => build.insertInto('to_claim').values(row))

/** Puts what the prescription has in bags in the place of what it had. */
export const writeBagItems = (tx: Tx, prescription: Prescription): void => {
  run(tx, bagsGone({ id: prescription.id }))
  for (const row of bagItems(prescription)) run(tx, bagInsertion(row))
}

const bagItems = (prescription: Prescription): readonly BagItemTable[] =>
  prescription.items.flatMap((item) =>
    portionsInBags(item).flatMap((portion) => {
      const bag = bagOf(portion)
      if (bag === null) return []
      return [
        {
          // A label typed in small letters and scanned in capitals is one bag.
          bag_id: bag.bagId.toUpperCase(),
          prescription_id: prescription.id,
          item_id: item.content.id,
          portion_id: portion.id,
          patient_nhs: prescription.content.patient.nhsNumber,
        },
      ]
    }),
  )

/** Puts what has to be notified and claimed of the prescription in the place of what had to be. */
export const writeClaims = (tx: Tx, prescription: Prescription): void => {
  const rows: readonly ToClaimTable[] = claimRows(prescription)
  run(tx, claimsGone({ id: prescription.id }))
  for (const row of rows) run(tx, claimInsertion(row))
}

const strangers = prepared(
  (
    given: Given<{ readonly bagId: string; readonly nhs: string; readonly family: string; readonly birthDate: string }>,
  ) =>
    build
      .selectFrom('bag_item')
      .innerJoin('prescription', 'prescription.id', 'bag_item.prescription_id')
      .select('prescription_id')
      .where('bag_id', '=', given.bagId)
      .where((eb) =>
        eb.or([
          eb('bag_item.patient_nhs', '!=', given.nhs),
          eb('family_key', '!=', given.family),
          eb('birth_date', '!=', given.birthDate),
        ]),
      )
      .orderBy('prescription_id')
      .limit(1),
)

/**
 * A prescription that has something in this bag or had it there last, its label in capitals or not, and is another patient's by
 * number, family name or birth date: a number typed by hand can be somebody else's. Undefined when there is none.
 */
export const strangerInBag = (
  db: ReadDb,
  bagId: string,
  patient: Prescription['content']['patient'],
): string | undefined =>
  first(
    db,
    strangers({
      bagId: bagId.toUpperCase(),
      nhs: patient.nhsNumber,
      family: familyKey(patient.family),
      birthDate: patient.birthDate,
    }),
  )?.prescription_id

/** The other issues of a repeat prescription that arrived here, lowest first. */
export const otherIssues = (db: ReadDb, shortId: string, issue: number) =>
  all(
    db,
    build
      .selectFrom('prescription')
      .select(['id', 'issue', 'tracked'])
      .where('short_id', '=', shortId)
      .where('issue', 'is not', null)
      .where('issue', '!=', issue)
      .orderBy('issue'),
  ).flatMap(({ id, issue: number, tracked }) =>
    number === null ? [] : [{ id, issue: number, tracked: tracked === 1 }],
  )

/** The ids of everything that is not done, read from an index alone. */
export const openIds = (db: ReadDb): readonly string[] =>
  all(db, build.selectFrom('prescription').select('id').where('done_on', 'is', null)).map(({ id }) => id)

/** Empties every table of this folder, for a rebuild from the ledger. */
export const clearTables = (tx: Tx): void => {
  for (const table of projectionTables) run(tx, sql`delete from ${sql.table(table)}`)
}

/** Every table of this folder, all of them rebuilt from the ledger. */
export const projectionTables = ['prescription', 'prescription_search', 'bag_item', 'to_claim'] as const

/** Every row of this folder's tables that is of one prescription, as JSON in a fixed order: the same in two files, or not. */
export const rowsOf = (db: ReadDb, id: string): string => {
  const rows = all(db, build.selectFrom('prescription').selectAll().where('id', '=', id))
  const seq = rows[0]?.received_seq ?? 0
  const found = sql<{ readonly rowid: number }>`select rowid, * from prescription_search where rowid = ${seq}`
  const bags = build.selectFrom('bag_item').selectAll().where('prescription_id', '=', id)
  const claims = build.selectFrom('to_claim').selectAll().where('prescription_id', '=', id)
  return JSON.stringify([
    rows,
    all(db, found),
    all(db, bags.orderBy('bag_id').orderBy('item_id').orderBy('portion_id')),
    all(db, claims.orderBy('item_id')),
  ])
}

/** Whether this file ever received a prescription. */
export const anyPrescription = (db: ReadDb): boolean =>
  first(db, build.selectFrom('prescription').select('id').limit(1)) !== undefined
