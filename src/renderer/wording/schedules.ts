import type { Schedule } from '../../domain/prescription-content.ts'

/** Controlled-drug schedules as answers to choose from. */
export const scheduleAnswers: Readonly<Record<Exclude<Schedule, 'unknown'>, string>> = {
  none: 'Not controlled',
  '2': 'Schedule 2',
  '3': 'Schedule 3',
  '4': 'Schedule 4',
  '5': 'Schedule 5',
  '1': 'Schedule 1',
}

/** A schedule on an item; null where it needs no mark. */
export const scheduleMark = (schedule: Schedule): string | null => {
  if (schedule === 'none') return null
  return schedule === 'unknown' ? 'Schedule not known' : `CD ${schedule}`
}
