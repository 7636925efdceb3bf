import { lastLegalDay } from './law.ts'
import type { PrescriptionContent } from './prescription-content.ts'
import type { Item, Owing } from './prescription.ts'
import { isOpen, owingsOf } from './supply.ts'
import type { LocalDate } from './uk-date.ts'

/** An owing with the day it was promised for, which is after the last on which it may be supplied. */
export interface OwedTooLate {
  readonly owing: Owing
  readonly promisedOn: LocalDate
  readonly lastDay: LocalDate
}

/** What is still owed of an item and was promised for too late a day, as it is known now: a schedule answered since brings that day nearer. */
export const owedTooLate = (content: PrescriptionContent, item: Item): readonly OwedTooLate[] => {
  if (!isOpen(item)) return []
  const lastDay = lastLegalDay(content, item.schedule)
  return owingsOf(item).flatMap((owing) =>
    owing.promisedOn !== null && owing.promisedOn > lastDay ? [{ owing, promisedOn: owing.promisedOn, lastDay }] : [],
  )
}
