import type { Input, Output } from '../../../contract/index.ts'
import type { Prescription } from '../../../domain/prescription.ts'
import { placedPortions } from '../../../domain/supply.ts'
import { trackingStatus } from '../../../domain/tracking.ts'
import type { ReadDb } from '../../database/query.ts'
import { shownName } from '../../dispensing/questions/patient-of.ts'
import { prescriptionById } from '../../dispensing/questions/prescription-by-id.ts'
import { reviewList, type ToReview } from '../../outbox/review-list.ts'

type Page = Output<'restore:review'>

/** The prescriptions to go through after a restore, page by page, each as this file has it. */
export const reviewPage = (db: ReadDb, asked: Input<'restore:review'>): Page => {
  const { rows, next } = reviewList(db, asked)
  return { rows: rows.map((row) => shown(db, row)), next }
}

const shown = (db: ReadDb, row: ToReview): Page['rows'][number] => {
  const { prescriptionId, why, label, asks, seenAt, seenBy } = row
  const p = prescriptionById(db, prescriptionId)
  const rest = { prescriptionId, why, asks, seenAt, seenBy }
  if (p === undefined) return { ...rest, patient: label ?? '', here: false, items: [], place: null }
  return {
    ...rest,
    patient: shownName(p.content.patient),
    here: true,
    items: p.items.map((item) => ({ name: item.content.drug.name, status: trackingStatus(p, item) })),
    place: placeIn(p),
  }
}

const placeIn = (p: Prescription): string | null =>
  p.items.flatMap((item) => placedPortions(item).flatMap(({ placed }) => placed?.place.label ?? []))[0] ?? null
