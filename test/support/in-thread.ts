import type { InWorker } from '../../src/main/desk/in-worker.ts'
import { runJob } from '../../src/main/desk/worker-jobs.ts'

/** Runs the worker's jobs in the test's own thread: the same code, files and connections. */
export const inThread: InWorker = (name, input, { onProgress, signal } = {}) =>
  runJob(name, input, {
    progress: (at) => onProgress?.(at),
    isCancelled: () => signal?.aborted === true,
  })
