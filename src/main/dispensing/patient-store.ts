import { sql } from 'kysely'
import type { Prescription } from '../../domain/prescription.ts'
import { all, atMost, build, prepared, type Given, type ReadDb } from '../database/query.ts'
import type { PageKey } from './page-key.ts'
import { parseDocument } from './store.ts'

interface Page extends PageKey {
  readonly nhs: string
  readonly limit: number
}

const page = prepared(({ nhs, at, id, limit }: Given<Page>) =>
  build
    .selectFrom('prescription')
    .select('document')
    .where('patient_nhs', '=', nhs)
    .where(sql<boolean>`(received_at, id) < (${at}, ${id})`)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(atMost(limit)),
)

/** A patient's prescriptions, done or not, latest arrival first, from before a key on; null from the newest. */
export const prescriptionsOfPatient = (
  db: ReadDb,
  nhs: string,
  before: PageKey | null,
  limit: number,
): readonly Prescription[] =>
  all(db, page({ nhs, at: before?.at ?? Number.MAX_SAFE_INTEGER, id: before?.id ?? '', limit })).map(({ document }) =>
    parseDocument(document),
  )
