import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerSaid, WorkerStart } from './desk/in-worker.ts'
import { duringWork } from './desk/during-work.ts'
import { runJob, standsBackAtMostMs, type JobInput } from './desk/worker-jobs.ts'

const { name, input, cancelled, used } = workerData as WorkerStart
const standBack = 10
const flag = new Int32Array(cancelled)
const uses = new Int32Array(used)
const nobodyWakes = new Int32Array(new SharedArrayBuffer(4))
const say = (said: WorkerSaid): void => parentPort?.postMessage(said)

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined

// Behind the counter, where that can be said of a thread alone: elsewhere it would be the whole app that stands back.
if (process.platform === 'linux') setPriority(standBack)

try {
  const during = duringWork({
    say: (at) => {
      say({ kind: 'progress', at })
    },
    isCancelled: () => Atomics.load(flag, 0) !== 0,
    uses: () => Atomics.load(uses, 0),
    now: () => performance.now(),
    wait: (ms) => void Atomics.wait(nobodyWakes, 0, 0, ms),
    atMostMs: standsBackAtMostMs(name),
  })
  const output = await runJob(name, input as JobInput<typeof name>, during)
  say({ kind: 'done', output })
} catch (error) {
  if (!(error instanceof Error)) throw error
  say({ kind: 'fault', error, name: error.name, code: codeOf(error) })
}
