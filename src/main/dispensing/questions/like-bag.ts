import type { Item, Prescription } from '../../../domain/prescription.ts'
import { bagOf, outPortions, portionsHere } from '../../../domain/supply.ts'
import { ukDate, type LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { withBagHereOrActSince } from '../bag-list-store.ts'
import { createNearFamilies } from './near-families.ts'
import { lookAlikes, type KnownPatient, type LookAlikes } from './similar-names.ts'

const isInBagOrLeft = (item: Item, day: LocalDate): boolean =>
  portionsHere(item).some((portion) => bagOf(portion) !== null) ||
  outPortions(item).some(({ out }) => out !== null && ukDate(out.stamp.at) === day)

// A UK day begins at midnight UTC, or in summer an hour before.
const noLaterThanItBegins = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`) - 3_600_000

/** Whether a bag of somebody who is easily taken for this patient lies here, or left on this UK day. */
export const likeBag = (db: ReadDb, alike: LookAlikes, patient: KnownPatient, today: LocalDate): boolean => {
  const others = alike.numbersOf(patient)
  if (others.length === 0) return false
  const found = withBagHereOrActSince(db, others, noLaterThanItBegins(today))
  return found.some(({ items }) => items.some((item) => isInBagOrLeft(item, today)))
}

/** `likeBag` of the patient of a prescription within a transaction: nothing is remembered of what may be rolled back. */
export const hasLikeBag = (db: ReadDb, { content }: Prescription, today: LocalDate): boolean => {
  const patient = { ...content.patient, given: content.patient.given.join(' ') }
  return likeBag(db, lookAlikes(db, createNearFamilies(), [patient], today), patient, today)
}
