import { all, build, valuesOf, type ReadDb } from '../database/query.ts'
import { parseCollatedKey, type CollatedKey } from './page-key.ts'
import { filterSql } from './queue-filter.ts'
import { openLines, type LinesAsked, type QueueColumns } from './queue-store.ts'

/** A line with the first line of its patient, where the patient stands in the list. */
export type CollatedColumns = QueueColumns & Pick<CollatedKey, 'leadTurn' | 'leadId'>

interface Place extends CollatedKey {
  readonly seq: number
}

const compared = (a: CollatedKey, b: CollatedKey): number => {
  if (a.leadTurn !== b.leadTurn) return a.leadTurn - b.leadTurn
  if (a.leadId !== b.leadId) return a.leadId < b.leadId ? -1 : 1
  if (a.turn !== b.turn) return a.turn - b.turn
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

/** Waiting work of one stage, or all of it (null), each patient's together where the first of them has its turn; keyed by `collatedKeyText`. */
export const linesByPatient = (
  db: ReadDb,
  stage: string | null,
  { filter, after, limit }: Omit<LinesAsked, 'search' | 'after'> & { readonly after: string | null },
): readonly CollatedColumns[] => {
  const open = build
    .selectFrom('prescription')
    .select(['received_seq', 'turn', 'id', 'patient_nhs'])
    .where('done_on', 'is', null)
    .where(filterSql(filter))
  const of = stage === null ? open : open.where('stage', '=', stage)
  // The whole list, from its index alone and in its order: a patient's first line says where all of theirs go.
  const groups = Map.groupBy(all(db, of.orderBy('turn').orderBy('id')), (row) => row.patient_nhs)
  const key = after === null ? null : parseCollatedKey(after)
  const page: Place[] = []
  for (const [lead, ...others] of groups.values()) {
    if (lead === undefined || page.length >= limit) break
    for (const { received_seq: seq, turn, id } of [lead, ...others]) {
      const place = { seq, leadTurn: lead.turn, leadId: lead.id, turn, id }
      if (page.length < limit && (key === null || compared(place, key) > 0)) page.push(place)
    }
  }
  const rows = all(db, openLines.where('received_seq', 'in', valuesOf(page.map(({ seq }) => seq))))
  const bySeq = new Map(rows.map((row) => [row.received_seq, row]))
  return page.flatMap(({ seq, leadTurn, leadId }) => {
    const row = bySeq.get(seq)
    return row === undefined ? [] : [{ ...row, leadTurn, leadId }]
  })
}
