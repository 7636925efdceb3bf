import type { ReadDb } from '../database/query.ts'
import { placeOf, reviewOf, reviewRows, unseenReviews, type ReviewPlace, type ReviewRow } from './hold-store.ts'
import { lostActsOf, mayHaveLeft, type LostAct } from './lost-acts.ts'
import { tasksOfPrescription } from './store.ts'

/**
 * A prescription to go through after a restore; `asks` counts its readies that ask whether the medicine is still here. `left`:
 * a hand-out or dispatch was lost and none was recorded since.
 */
export interface ToReview extends ReviewRow {
  readonly asks: number
  readonly lost: readonly LostAct[]
  readonly left: boolean
}

/** A page of the list and the key of the next one, null at the end. What is in doubt for certain comes first, what was seen last. */
export const reviewList = (
  db: ReadDb,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): { readonly rows: readonly ToReview[]; readonly next: string | null } => {
  const found = reviewRows(db, after === null ? null : keyOf(after), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({
      ...row,
      asks: asksOf(db, row.prescriptionId),
      lost: lostActsOf(db, row.prescriptionId),
      left: mayHaveLeft(db, row.prescriptionId),
    })),
    next: found.length > rows.length && last !== undefined ? textOf(placeOf(last)) : null,
  }
}

/** How the list names the patient of a prescription that is not in the file; undefined where it does not. */
export const labelOnList = (db: ReadDb, prescriptionId: string): string | undefined =>
  reviewOf(db, prescriptionId)?.label ?? undefined

/** The prescriptions of the list that nobody has looked at yet. */
export const leftOnList = (db: ReadDb): readonly string[] =>
  unseenReviews(db, ['unsettled', 'changed', 'missing', 'maybe'])

const asksOf = (db: ReadDb, prescriptionId: string): number =>
  tasksOfPrescription(db, prescriptionId).filter(({ state, reason }) => state === 'parked' && reason === 'still-here')
    .length

const textOf = ({ seen, rank, prescriptionId }: ReviewPlace): string => `${seen ? 1 : 0}.${rank}.${prescriptionId}`

const keyOf = (text: string): ReviewPlace => {
  const [, seen, rank, prescriptionId] = /^([01])\.(\d+)\.(.+)$/.exec(text) ?? []
  if (prescriptionId === undefined) throw new Error('Not a key of the list to go through')
  return { seen: seen === '1', rank: Number(rank), prescriptionId }
}
