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

/** A schedule on an item; null where it needs no mark. */
export const scheduleMark = (schedule: Schedule): string | null => {
  if (schedule === 'none') return null
  return schedule === 'unknown' ? 'Schedule not known' : `CD ${schedule}`
}
