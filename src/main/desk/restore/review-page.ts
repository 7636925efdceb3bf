import type { Input, Output } from '../../../contract/index.ts'
import type { Prescription } from '../../../domain/prescription.ts'
import { placedPortions } from '../../../domain/supply.ts'
import { trackingStatus } from '../../../domain/tracking.ts'
import type { ReadDb } from '../../database/query.ts'
import { shownName } from '../../dispensing/questions/patient-of.ts'
import { prescriptionById } from '../../dispensing/questions/prescription-by-id.ts'
import { placeOf, reviewRows, type ReviewPlace, type ReviewRow } from '../../outbox/hold-store.ts'
import { tasksOfPrescription } from '../../outbox/store.ts'

type Page = Output<'restore:review'>

/** The prescriptions to go through after a restore, page by page: what is in doubt for certain first, what was seen last. */
export const reviewPage = (db: ReadDb, { after, limit }: Input<'restore:review'>): Page => {
  const found = reviewRows(db, after === null ? null : keyOf(after), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => shown(db, row)),
    next: found.length > rows.length && last !== undefined ? textOf(placeOf(last)) : null,
  }
}

const shown = (db: ReadDb, row: ReviewRow): Page['rows'][number] => {
  const { prescriptionId, why, label, seenAt, seenBy } = row
  const p = prescriptionById(db, prescriptionId)
  return {
    prescriptionId,
    why,
    patient: p === undefined ? (label ?? '') : shownName(p.content.patient),
    here: p !== undefined,
    items:
      p === undefined ? [] : p.items.map((item) => ({ name: item.content.drug.name, status: trackingStatus(p, item) })),
    place: p === undefined ? null : placeIn(p),
    asks: tasksOfPrescription(db, prescriptionId).filter(
      ({ state, reason }) => state === 'parked' && reason === 'still-here',
    ).length,
    seenAt,
    seenBy,
  }
}

const placeIn = (p: Prescription): string | null =>
  p.items.flatMap((item) => placedPortions(item).flatMap(({ placed }) => placed?.place.label ?? []))[0] ?? null

const textOf = ({ seen, rank, prescriptionId }: ReviewPlace): string => `${seen ? 1 : 0}.${rank}.${prescriptionId}`

const keyOf = (text: string): ReviewPlace => {
  const [, seen, rank, prescriptionId] = /^([01])\.([1-4])\.(.+)$/.exec(text) ?? []
  if (prescriptionId === undefined) throw new Error('Not a key of the list to go through')
  return { seen: seen === '1', rank: Number(rank), prescriptionId }
}
