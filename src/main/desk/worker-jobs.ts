import type { LongWork } from '../database/long-work.ts'
import { backupJobs } from '../backup/backup-jobs.ts'
import { healthJobs } from './health/health-jobs.ts'
import { keyJobs } from './key-jobs.ts'
import { leavingJobs } from './leaving/leaving-jobs.ts'
import { restoreJobs } from './restore/restore-jobs.ts'

/**
 * What can be done in the worker, by name. Input and output cross as structured clones: plain data, bytes as `Uint8Array`.
 * A job opens what it needs itself, with the key it is given, and closes it.
 */
export const workerJobs = {
  ...backupJobs,
  ...restoreJobs,
  ...healthJobs,
  ...leavingJobs,
  ...keyJobs,
} as const

/** The name of a job. */
export type JobName = keyof typeof workerJobs
/** What a job takes. */
export type JobInput<N extends JobName> = Parameters<(typeof workerJobs)[N]>[0]
/** What a job gives. */
export type JobOutput<N extends JobName> = Awaited<ReturnType<(typeof workerJobs)[N]>>

/**
 * For how long a job stands back while the counter is used. One minute altogether: a backup, which must be there in its time (`dueAt`
 * leaves two minutes), and what reads one moment of the open record to its end, since its log grows until then. Everything else as long
 * as it takes.
 */
export const standsBackAtMostMs = (name: JobName): number =>
  name in backupJobs || name === 'leaving:write' ? 60_000 : Number.POSITIVE_INFINITY

/** Runs one job where it is called. */
export const runJob = async <N extends JobName>(
  name: N,
  input: JobInput<N>,
  during: LongWork,
): Promise<JobOutput<N>> => {
  const job = workerJobs[name] as (input: JobInput<N>, during: LongWork) => JobOutput<N> | Promise<JobOutput<N>>
  return job(input, during)
}
