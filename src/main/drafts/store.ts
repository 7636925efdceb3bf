import { keptByDesk } from '../../contract/drafts.ts'
import { all, build, prepared, run, type Given, type ReadDb, type Tx } from '../database/query.ts'
import type { DraftTable } from '../database/tables/drafts.ts'

/** What a draft belongs to. */
export type DraftKey = Pick<DraftTable, 'person_id' | 'prescription_id' | 'act'>

/** What a person has begun on a prescription. */
export const draftsOn = (db: ReadDb, key: Omit<DraftKey, 'act'>): readonly DraftTable[] =>
  all(
    db,
    build
      .selectFrom('draft')
      .selectAll()
      .where('person_id', '=', key.person_id)
      .where('prescription_id', '=', key.prescription_id)
      .orderBy('act'),
  )

/** What others than this person have begun on a prescription, the latest first. */
export const draftsOfOthers = (db: ReadDb, key: Omit<DraftKey, 'act'>): readonly DraftTable[] =>
  all(
    db,
    build
      .selectFrom('draft')
      .selectAll()
      .where('person_id', '!=', key.person_id)
      .where('prescription_id', '=', key.prescription_id)
      .orderBy('begun_at', 'desc'),
  )

/** Whether this is kept already. */
export const hasDraft = (db: ReadDb, { act, ...of }: DraftKey): boolean =>
  draftsOn(db, of).some((draft) => draft.act === act)

/** Everything a person has begun, the latest first; without what was filled in. */
export const draftsOf = (
  db: ReadDb,
  personId: string,
): readonly Pick<DraftTable, 'prescription_id' | 'act' | 'begun_at'>[] =>
  all(
    db,
    build
      .selectFrom('draft')
      .select(['prescription_id', 'act', 'begun_at'])
      .where('person_id', '=', personId)
      .orderBy('begun_at', 'desc')
      .limit(500),
  )

/** Everything that others than this person have begun, the latest first; without what was filled in. */
export const draftsNotOf = (
  db: ReadDb,
  personId: string,
): readonly Pick<DraftTable, 'prescription_id' | 'person_id' | 'act' | 'item_ids' | 'version'>[] =>
  all(
    db,
    build
      .selectFrom('draft')
      .select(['prescription_id', 'person_id', 'act', 'item_ids', 'version'])
      .where('person_id', 'not in', [personId, keptByDesk])
      .orderBy('begun_at', 'desc')
      .limit(500),
  )

/** Puts a draft in place of the one before. */
export const putDraft = (tx: Tx, row: DraftTable): void => {
  const { item_ids, version, app_version, begun_at, saved_at, fields } = row
  run(
    tx,
    build
      .insertInto('draft')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'prescription_id', 'act'])
          .doUpdateSet({ item_ids, version, app_version, begun_at, saved_at, fields }),
      ),
  )
}

const removal = prepared((key: Given<DraftKey>) =>
  build
    .deleteFrom('draft')
    .where('person_id', '=', key.person_id)
    .where('prescription_id', '=', key.prescription_id)
    .where('act', '=', key.act),
)

/** Removes a draft, if there is one. */
export const removeDraft = (tx: Tx, key: DraftKey): void => {
  run(tx, removal(key))
}

/** Removes what nobody went on with since an instant. */
export const removeDraftsBefore = (tx: Tx, savedAt: number): void => {
  run(tx, build.deleteFrom('draft').where('saved_at', '<', savedAt))
}
