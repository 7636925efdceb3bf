import { sql } from 'kysely'
import { all, atMost, build, first, prepared, run, valuesOf, type ReadDb, type Tx } from '../database/query.ts'

/** Why a prescription has to be looked at after a restore; the first reason that holds. */
export type ReviewWhy =
  /** An update of it was not settled when the copy was made. */
  | 'unsettled'
  /** The file that was replaced says that something happened to it since. */
  | 'changed'
  /** The file that was replaced knew it; this one does not. */
  | 'missing'
  /** It was not finished, and what happened since nobody can say. */
  | 'maybe'

/** That nothing is sent, since when, and of when the copy is. UTC ms. */
export interface Hold {
  readonly since: number
  readonly copiedAt: number
}

/** One prescription of the list. `label` is the patient of a missing one. */
export interface ReviewRow {
  readonly prescriptionId: string
  readonly why: ReviewWhy
  readonly label: string | null
  readonly seenAt: number | null
  readonly seenBy: string | null
}

const holdRow = prepared(() =>
  build.selectFrom('outbox_hold').select(['since', 'copied_at as copiedAt']).limit(atMost(1)),
)

/** The hold; undefined when updates may be sent. */
export const holdOf = (db: ReadDb): Hold | undefined => first(db, holdRow({}))

/** Puts the hold in place; one that is there already begins anew. */
export const insertHold = (tx: Tx, { since, copiedAt }: Hold): void => {
  run(
    tx,
    build
      .insertInto('outbox_hold')
      .values({ only_row: 1, since, copied_at: copiedAt })
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ since, copied_at: copiedAt })),
  )
}

/** Takes the hold and its list away. */
export const deleteHold = (tx: Tx): void => {
  run(tx, build.deleteFrom('outbox_hold'))
  run(tx, build.deleteFrom('outbox_review'))
}

/** Puts a prescription on the list, to be looked at (again). A reason it is on the list for already stays. */
export const insertReview = (tx: Tx, prescriptionId: string, why: ReviewWhy, label: string | null): void => {
  run(
    tx,
    build
      .insertInto('outbox_review')
      .values({ prescription_id: prescriptionId, why, label, seen_at: null, seen_by: null })
      .onConflict((conflict) => conflict.column('prescription_id').doUpdateSet({ seen_at: null, seen_by: null })),
  )
}

const rows = build
  .selectFrom('outbox_review')
  .select(['prescription_id as prescriptionId', 'why', 'label', 'seen_at as seenAt', 'seen_by as seenBy'])
  .$castTo<ReviewRow>()
// What is known to have changed comes before what may have: letters in the order of the alphabet would not do.
const rankOf = sql<number>`instr('unsettled changed missing maybe', why)`

/** One row of the list. */
export const reviewOf = (db: ReadDb, prescriptionId: string): ReviewRow | undefined =>
  first(db, rows.where('prescription_id', '=', prescriptionId))

/** Up to `limit` rows after a place in the list, what is still to be looked at and is known to be doubtful first. */
export const reviewRows = (db: ReadDb, offset: ReviewPlace | null, limit: number): readonly ReviewRow[] => {
  const place = sql<boolean>`(seen_at IS NOT NULL, ${rankOf}, prescription_id) > (${offset?.seen === true ? 1 : 0}, ${offset?.rank ?? 0}, ${offset?.prescriptionId ?? ''})`
  return all(
    db,
    (offset === null ? rows : rows.where(place))
      .orderBy(sql`seen_at IS NOT NULL`)
      .orderBy(rankOf)
      .orderBy('prescription_id')
      .limit(atMost(limit)),
  )
}

/** The place of a row in the list. */
export interface ReviewPlace {
  readonly seen: boolean
  readonly rank: number
  readonly prescriptionId: string
}

/** Where a row stands in the list. */
export const placeOf = (row: ReviewRow): ReviewPlace => ({
  seen: row.seenAt !== null,
  rank: 'unsettled changed missing maybe'.indexOf(row.why) + 1,
  prescriptionId: row.prescriptionId,
})

/** How many prescriptions are on the list for each reason, and how many of them nobody has looked at yet. */
export const reviewCounts = (
  db: ReadDb,
): readonly { readonly why: ReviewWhy; readonly of: number; readonly left: number }[] =>
  all(
    db,
    build
      .selectFrom('outbox_review')
      .select(({ fn }) => ['why', fn.countAll<number>().as('of'), sql<number>`sum(seen_at IS NULL)`.as('left')])
      .groupBy('why')
      .$castTo<{ readonly why: ReviewWhy; readonly of: number; readonly left: number }>(),
  )

/** The prescriptions that nobody has looked at yet and that are on the list for these reasons. */
export const unseenReviews = (db: ReadDb, whys: readonly ReviewWhy[]): readonly string[] =>
  all(
    db,
    build
      .selectFrom('outbox_review')
      .select('prescription_id')
      .where('seen_at', 'is', null)
      .where('why', 'in', valuesOf(whys)),
  ).map((row) => row.prescription_id)

/** Notes who looked at prescriptions of the list, and when. */
export const markSeen = (tx: Tx, prescriptionIds: readonly string[], at: number, by: string): void => {
  run(
    tx,
    build
      .updateTable('outbox_review')
      .set({ seen_at: at, seen_by: by })
      .where('prescription_id', 'in', valuesOf(prescriptionIds))
      .where('seen_at', 'is', null),
  )
}
