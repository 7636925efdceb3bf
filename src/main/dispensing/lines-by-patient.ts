import { sql } from 'kysely'
import { all, type ReadDb } from '../database/query.ts'
import { parseCollatedKey } from './page-key.ts'
import { filterSql } from './queue-filter.ts'
import { lineColumns, type LinesAsked, type QueueColumns } from './queue-store.ts'

/** A line with the first line of its patient, where the patient stands in the list. */
export type CollatedColumns = QueueColumns & { readonly lead_turn: number; readonly lead_id: string }

/** Waiting work of one stage, or all of it (null), each patient's together where the first of them has its turn; keyed by `collatedKey`. */
export const linesByPatient = (
  db: ReadDb,
  stage: string | null,
  { filter, after, limit }: Omit<LinesAsked, 'search' | 'after'> & { readonly after: string | null },
): CollatedColumns[] => {
  const of = stage === null ? sql`1` : sql`stage = ${stage}`
  const key = after === null ? null : parseCollatedKey(after)
  const from =
    key === null
      ? sql`1`
      : sql`(lead_turn, lead_id, turn, id) > (${key.leadTurn}, ${key.leadId}, ${key.turn}, ${key.id})`
  // Told from the index alone; only the lines of this page are read.
  const ordered = sql`
    select * from (
      select received_seq as seq, turn, id,
        first_value(turn) over together as lead_turn, first_value(id) over together as lead_id
      from prescription where done_on is null and ${of} and ${filterSql(filter)}
      window together as (partition by patient_nhs order by turn, id)
    ) where ${from} order by lead_turn, lead_id, turn, id limit ${limit}`
  return all(
    db,
    sql<CollatedColumns>`
      select ${lineColumns('p')}, o.lead_turn, o.lead_id
      from (${ordered}) o join prescription p on p.received_seq = o.seq
      order by o.lead_turn, o.lead_id, o.turn, o.id`,
  )
}
