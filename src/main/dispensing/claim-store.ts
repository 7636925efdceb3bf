import { sql } from 'kysely'
import { all, build, first, type ReadDb } from '../database/query.ts'
import type { PageKey } from './page-key.ts'

/** Unticked items in order of age, with what the list shows beside them; keyed by `since` and `prescription item`. */
export const unclaimedRows = (db: ReadDb, after: PageKey | null, limit: number) => {
  const of = build
    .selectFrom('to_claim')
    .innerJoin('prescription', 'prescription.id', 'to_claim.prescription_id')
    .select([
      'to_claim.prescription_id',
      'to_claim.item_id',
      'to_claim.drug',
      'to_claim.outcome',
      'to_claim.finished',
      'to_claim.since',
      'prescription.version',
      'prescription.document',
      'prescription.short_id',
      'prescription.issue',
      'prescription.patient_family',
      'prescription.patient_given',
      'prescription.patient_nhs',
    ])
    .where('to_claim.claimed_at', 'is', null)
  const [prescriptionId = '', itemId = ''] = after?.id.split(' ') ?? []
  const from =
    after === null
      ? of
      : of.where(
          sql<boolean>`(to_claim.since, to_claim.prescription_id, to_claim.item_id) > (${after.at}, ${prescriptionId}, ${itemId})`,
        )
  return all(
    db,
    from.orderBy('to_claim.since').orderBy('to_claim.prescription_id').orderBy('to_claim.item_id').limit(limit),
  )
}

/** How many items wait to be notified and claimed elsewhere. */
export const unclaimedCount = (db: ReadDb): number =>
  first(
    db,
    build
      .selectFrom('to_claim')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('claimed_at', 'is', null),
  )?.count ?? 0
