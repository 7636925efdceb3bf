import type { Schedule } from '../../domain/prescription-content.ts'

/** Controlled-drug schedules as answers to choose from, the likeliest first. */
export const scheduleAnswers: readonly {
  readonly value: Exclude<Schedule, 'unknown'>
  readonly words: string
}[] = [
  { value: 'none', words: 'Not controlled' },
  { value: '2', words: 'Schedule 2' },
  { value: '3', words: 'Schedule 3' },
  { value: '4', words: 'Schedule 4' },
  { value: '5', words: 'Schedule 5' },
  { value: '1', words: 'Schedule 1' },
]

const saidWords = (schedule: Exclude<Schedule, 'unknown'>): string =>
  schedule === 'none' ? 'not a controlled drug' : `Schedule ${schedule}`

/** An answer that is not what the product file says: `Schedule 2, against the product file (not a controlled drug)`. */
export const againstFileWords = (
  answered: Exclude<Schedule, 'unknown'>,
  inFile: Exclude<Schedule, 'unknown'>,
): string => `${saidWords(answered)}, against the product file (${saidWords(inFile)})`

/** A schedule on an item; null where it needs no mark. */
export const scheduleMark = (schedule: Schedule): string | null => {
  if (schedule === 'none') return null
  return schedule === 'unknown' ? 'Schedule not known' : `CD ${schedule}`
}

/** The schedules of which it is recorded who takes them, those that are among what goes out, in their order. */
export type RecordedSchedules = readonly Schedule[]

/** Schedules by their numbers: `Schedule 2`, `Schedules 2 and 3`. */
export const schedulesWords = (schedules: RecordedSchedules): string =>
  `Schedule${schedules.length > 1 ? 's' : ''} ${schedules.join(' and ')}`

/** Why it is asked who takes them: Schedules 1 and 2 are entered in the register (MDR 2001 reg 19); Schedule 3 is asked as good practice. */
export const recordedTakerWords = (schedules: RecordedSchedules): string => {
  const drug = `Controlled drug, ${schedulesWords(schedules)}`
  const entered = schedules.filter((schedule) => schedule === '1' || schedule === '2')
  if (entered.length === 0) return `${drug}: not for the register. Who takes it is recorded as good practice.`
  if (entered.length === schedules.length) return `${drug}: for the register.`
  return `${drug}: ${schedulesWords(entered)} ${entered.length === 1 ? 'is' : 'are'} for the register.`
}
