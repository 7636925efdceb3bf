import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerSaid, WorkerStart } from './desk/in-worker.ts'
import { runJob, type JobInput } from './desk/worker-jobs.ts'

const { name, input, cancelled } = workerData as WorkerStart
const standBack = 10
const flag = new Int32Array(cancelled)
const say = (said: WorkerSaid): void => parentPort?.postMessage(said)

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined

// Behind the counter, where that can be said of a thread alone: elsewhere it would be the whole app that stands back.
if (process.platform === 'linux') setPriority(standBack)

try {
  const output = await runJob(name, input as JobInput<typeof name>, {
    progress: (at) => {
      say({ kind: 'progress', at })
    },
    isCancelled: () => Atomics.load(flag, 0) !== 0,
  })
  say({ kind: 'done', output })
} catch (error) {
  if (!(error instanceof Error)) throw error
  say({ kind: 'fault', error, name: error.name, code: codeOf(error) })
}
