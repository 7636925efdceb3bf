import type { LongWork } from '../../database/long-work.ts'
import { removeUnfinished } from './unfinished.ts'
import { writeLeaving, type WriteLeaving } from './write-leaving.ts'

/** Taking everything out reads the whole file, and what broke off may lie on a share that hangs: in the worker. */
export const leavingJobs = {
  'leaving:remove-unfinished': ({ dir }: { readonly dir: string }) => removeUnfinished(dir),
  'leaving:write': (asked: WriteLeaving, work: LongWork) => writeLeaving(asked, work),
} as const
