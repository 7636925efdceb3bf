import type { PrescriptionContent, Schedule } from './prescription-content.ts'
import type { Item } from './prescription.ts'
import { addDays, addMonths, type LocalDate } from './uk-date.ts'

// Schedule 5 is handled like any prescription-only medicine.
const controlled: ReadonlySet<Schedule> = new Set<Schedule>(['1', '2', '3', '4'])

/** Whether an item is kept, checked or valid as a controlled drug is: Schedules 1 to 4. */
export const isControlled = ({ schedule }: Pick<Item, 'schedule'>): boolean => controlled.has(schedule)

const later = (a: LocalDate, b: LocalDate | null): LocalDate => (b !== null && b > a ? b : a)
const earlier = (a: LocalDate, b: LocalDate | null): LocalDate => (b !== null && b < a ? b : a)

// A period of months "beginning with" a day ends the day before the corresponding date, or with the month that has none.
const lastDayOfMonthsBeginningWith = (day: LocalDate, months: number): LocalDate => {
  const corresponding = addMonths(day, months)
  return corresponding.slice(8) === day.slice(8) ? addDays(corresponding, -1) : corresponding
}

/** The later of the day it was signed and the day before which the prescriber wants no supply (HMR 2012 reg 217(2), MDR 2001 reg 16(1)). */
export const appropriateDate = (content: PrescriptionContent): LocalDate => later(content.writtenOn, content.validFrom)

/** The first UK day on which it may be supplied: the appropriate date. */
export const firstLegalDay = (content: PrescriptionContent): LocalDate => appropriateDate(content)

// By its number: whether an earlier issue was ever supplied, here or elsewhere, is not known (named in the hazard log).
const isFirstSupply = (content: PrescriptionContent): boolean =>
  content.treatment !== 'repeat-dispensing' || content.issue === null || content.issue.number === 1

const statutoryLastDay = (content: PrescriptionContent, schedule: Schedule): LocalDate => {
  const from = appropriateDate(content)
  // SI 2012/1916 reg. 217(5)(b) binds only the first dispensing to the six months: later issues have the year from the one signature
  // on all of them, which no later first day moves (SI 2013/349 Sch. 4, "Refusal to provide drugs or appliances ordered", whose text
  // was not at hand, so that its paragraph is not given; NHS England, "Electronic repeat dispensing").
  if (!isFirstSupply(content)) return lastDayOfMonthsBeginningWith(content.writtenOn, 12)
  switch (schedule) {
    case '1':
    case '2':
    case '3':
    case '4':
      return addDays(from, 28)
    case '5':
    case 'none':
    case 'unknown':
      return lastDayOfMonthsBeginningWith(from, 6)
  }
}

/**
 * The last UK day on which it may be supplied, owed parts included: 28 days *after* the appropriate date for Schedules 1 to 4
 * (MDR 2001 reg 16, HMR 2012 reg 217), otherwise six months *beginning with* it, and never after the message's own last day.
 * `unknown` is given the longer period so that nothing is called expired unasked; supply waits for the answer anyway.
 */
export const lastLegalDay = (content: PrescriptionContent, schedule: Schedule): LocalDate =>
  earlier(statutoryLastDay(content, schedule), content.validTo)

/** Where a UK day stands against the legal days. */
export const legalWindow = (content: PrescriptionContent, schedule: Schedule, today: LocalDate): Item['window'] => {
  if (today < firstLegalDay(content)) return 'before'
  return today > lastLegalDay(content, schedule) ? 'after' : 'open'
}

/**
 * Whether another amount than prescribed may be decided on without a pharmacist: of Schedules 1 to 3 the amount is what the
 * prescriber wrote in words and figures (MDR 2001 reg 15), and `unknown` may be one of them.
 */
export const anyoneMayChangeAmount = (schedule: Schedule): boolean => !['1', '2', '3', 'unknown'].includes(schedule)

/** Whether repeat dispensing may carry the schedule: 2 and 3 may not, nor 1 (NHSBSA; pharmacy-practice 4.1). */
export const allowedOnRepeatDispensing = (schedule: Schedule): boolean => !['1', '2', '3'].includes(schedule)

/**
 * Whether it has to be established and recorded who collects and whether they were asked to show who they are (MDR 2001 regs 16(6)
 * and 19: Schedule 2, and of Schedule 1 no less; asked here of Schedule 3 as well, as good practice has it).
 */
export const collectorIsRecorded = (schedule: Schedule): boolean => ['1', '2', '3'].includes(schedule)
