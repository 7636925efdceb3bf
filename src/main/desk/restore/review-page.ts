import type { Input, Output } from '../../../contract/index.ts'
import type { Item, Prescription } from '../../../domain/prescription.ts'
import { queueStage } from '../../../domain/stage.ts'
import { placedPortions } from '../../../domain/supply.ts'
import { isReady, trackingStatus } from '../../../domain/tracking.ts'
import type { ReadDb } from '../../database/query.ts'
import { shownName } from '../../dispensing/questions/patient-of.ts'
import { prescriptionById } from '../../dispensing/questions/prescription-by-id.ts'
import { letsGo, lostActsOf } from '../../outbox/lost-acts.ts'
import { leftOnList, reviewList, type ToReview } from '../../outbox/review-list.ts'

type Page = Output<'restore:review'>

/** The prescriptions to go through after a restore, page by page, each as this file has it. */
export const reviewPage = (db: ReadDb, asked: Input<'restore:review'>): Page => {
  const { rows, next } = reviewList(db, asked)
  return { rows: rows.map((row) => shown(db, row)), next }
}

const shown = (db: ReadDb, row: ToReview): Page['rows'][number] => {
  const { prescriptionId, why, label, asks, seenAt, seenBy } = row
  const p = prescriptionById(db, prescriptionId)
  const rest = { prescriptionId, why, asks, seenAt, seenBy, lost: [...row.lost], left: row.left }
  if (p === undefined)
    return { ...rest, patient: label ?? '', here: false, items: [], place: null, birthDate: null, stage: null }
  return {
    ...rest,
    patient: shownName(p.content.patient),
    here: true,
    items: p.items.map((item) => ({ name: item.content.drug.name, status: trackingStatus(p, item) })),
    place: placeIn(p),
    birthDate: p.content.patient.birthDate,
    stage: queueStage(p),
  }
}

const placeIn = (p: Prescription): string | null =>
  p.items.flatMap((item) => placedPortions(item).flatMap(({ placed }) => placed?.place.label ?? []))[0] ?? null

/**
 * How many of the prescriptions nobody has looked at yet are to be looked at one by one: a hand-out or dispatch of them was
 * lost, they are ready, or there is a controlled drug among their items.
 */
export const toSeeSingly = (db: ReadDb): number =>
  leftOnList(db).filter((id) => {
    if (lostActsOf(db, id).some(letsGo)) return true
    const p = prescriptionById(db, id)
    return p !== undefined && (isWaitingHere(p) || p.items.some(mayBeControlled))
  }).length

const isWaitingHere = (p: Prescription): boolean =>
  p.items.some((item) => {
    const status = trackingStatus(p, item)
    return placedPortions(item).length > 0 || (status !== 'nothing' && isReady(status))
  })

const mayBeControlled = ({ schedule }: Item): boolean => schedule !== 'none'
