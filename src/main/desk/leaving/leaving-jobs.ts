import type { LongWork } from '../../database/long-work.ts'
import { writeLeaving, type WriteLeaving } from './write-leaving.ts'

/** Taking everything out reads the whole file, in the worker. */
export const leavingJobs = {
  'leaving:write': (asked: WriteLeaving, work: LongWork) => writeLeaving(asked, work),
} as const
