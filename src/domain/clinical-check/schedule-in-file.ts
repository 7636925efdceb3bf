import type { ItemContent, Schedule } from '../prescription-content.ts'
import type { Item } from '../prescription.ts'
import type { CheckFact, FactSource } from './check-fact.ts'

/** What the product file says of the schedule of a prescribed code; `source` is the file, and the day it was taken in. */
export interface ScheduleInFile {
  readonly schedule: Exclude<Schedule, 'unknown'>
  readonly source: FactSource
}

/** The codes that a product file says are of a schedule, and of which. */
export type SchedulesByCode = ReadonlyMap<string, Exclude<Schedule, 'unknown' | 'none'>>

/** Where there is no product file. */
export const noSchedules: SchedulesByCode = new Map()

/** The schedule of an item as lists show it: as it is answered, and until it is, as a product file says. Nothing may leave by it. */
export const scheduleShown = (
  { schedule, content }: Pick<Item, 'schedule' | 'content'>,
  inFile: SchedulesByCode,
): Schedule => (schedule === 'unknown' ? (inFile.get(content.drug.code) ?? 'unknown') : schedule)

// The law asks for the quantity in words on these: on a message that has it, the file and the prescriber say the same.
const inWords: readonly Schedule[] = ['1', '2', '3']

/**
 * The schedule of an item that its message does not give, as far as a product file answers for it among the facts laid out.
 * Undefined, and then the pharmacist is asked: the file does not know it, or the prescriber wrote the quantity in words, as for
 * Schedules 2 and 3, and the file says neither.
 */
export const scheduleByFile = (
  item: ItemContent,
  facts: readonly CheckFact[],
): ScheduleInFile['schedule'] | undefined => {
  if (item.schedule !== 'unknown') return undefined
  const said = facts.find((fact) => fact.kind === 'schedule-in-file' && fact.itemId === item.id)
  if (said?.kind !== 'schedule-in-file') return undefined
  return item.quantityInWords !== null && !inWords.includes(said.schedule) ? undefined : said.schedule
}
