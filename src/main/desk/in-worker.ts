import { Worker } from 'node:worker_threads'
import type { LongWorkProgress } from '../database/long-work.ts'
import type { JobInput, JobName, JobOutput } from './worker-jobs.ts'

/** Who waits for a job: where it says how far it is, and how it is called off. A job called off says so by its own refusal. */
export interface Waiting {
  readonly onProgress?: (at: LongWorkProgress) => void
  readonly signal?: AbortSignal
  /** One integer that counts how often the counter was used. */
  readonly used?: SharedArrayBuffer
}

/** Runs heavy work beside the counter, in a thread and on connections of its own; a fault there is thrown here. */
export type InWorker = <N extends JobName>(name: N, input: JobInput<N>, waiting?: Waiting) => Promise<JobOutput<N>>

/** What is handed to the thread: the job, one integer that is not 0 once it is called off, and one of `Waiting`. */
export interface WorkerStart {
  readonly name: JobName
  readonly input: unknown
  readonly cancelled: SharedArrayBuffer
  readonly used: SharedArrayBuffer
}

/** What the thread says. An error's `code` does not survive a structured clone by itself. */
export type WorkerSaid =
  | { readonly kind: 'progress'; readonly at: LongWorkProgress }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'fault'; readonly error: unknown; readonly name: string; readonly code: string | undefined }

/** A thread per job, so that nothing of one stays for the next: neither memory nor an open file. `file` is the built worker. */
export const threads =
  (file: string): InWorker =>
  (name, input, waiting = {}) => {
    const cancelled = new SharedArrayBuffer(4)
    const cancel = (): void => void Atomics.store(new Int32Array(cancelled), 0, 1)
    if (waiting.signal?.aborted === true) cancel()
    waiting.signal?.addEventListener('abort', cancel)
    const workerData: WorkerStart = { name, input, cancelled, used: waiting.used ?? new SharedArrayBuffer(4) }
    return said(new Worker(file, { workerData }), waiting).finally(() => {
      waiting.signal?.removeEventListener('abort', cancel)
    }) as Promise<JobOutput<typeof name>>
  }

/** The worker of an app, knowing what goes on around it. */
export interface CountedWorker {
  readonly inWorker: InWorker
  /**
   * Gives whether everything that runs now has ended within a minute. A desk that was closed may have given up waiting for a thread
   * that still has its file open.
   */
  readonly ended: () => Promise<boolean>
  /** Told of every question: its jobs stand back behind all but those of how things stand, also behind what screens ask again after a push. */
  readonly asked: (question: unknown) => void
}

// Screens ask by themselves how things stand, also how far the job is: behind that it would never go on. What else they ask again
// by themselves is not told from a key's question: a fifth of the time is the job's whatever is asked.
const isOfTheCounter = (question: unknown): boolean => typeof question === 'string' && !question.endsWith('state')

/** The same worker, counting what runs in it, and how often the counter is used. */
export const countedWorker = (
  inWorker: InWorker,
  after: (ms: number, work: () => void) => () => void,
): CountedWorker => {
  const running = new Set<Promise<unknown>>()
  const used = new SharedArrayBuffer(4)
  return {
    asked: (question) => {
      if (isOfTheCounter(question)) Atomics.add(new Int32Array(used), 0, 1)
    },
    inWorker: (name, input, waiting) => {
      const job = inWorker(name, input, { ...waiting, used })
      running.add(job)
      const done = (): void => void running.delete(job)
      job.then(done, done)
      return job
    },
    ended: () => {
      if (running.size === 0) return Promise.resolve(true)
      let callOff = (): void => undefined
      const late = new Promise<boolean>((resolve) => {
        callOff = after(endsWithinMs, () => {
          resolve(false)
        })
      })
      return Promise.race([Promise.allSettled(running).then(() => true), late]).finally(callOff)
    },
  }
}

const endsWithinMs = 60_000

const said = (worker: Worker, { onProgress }: Waiting): Promise<unknown> =>
  new Promise((resolve, reject) => {
    let end = (): void => {
      reject(new Error('The worker ended before it had done its work'))
    }
    worker.on('message', (message: WorkerSaid) => {
      if (message.kind === 'progress') onProgress?.(message.at)
      else if (message.kind === 'done') end = () => resolve(message.output)
      else end = () => reject(faultOf(message))
    })
    worker.once('error', (error) => {
      end = () => reject(error instanceof Error ? error : new Error('The worker failed'))
    })
    // Only when the thread is gone are its files closed.
    worker.once('exit', () => {
      end()
    })
  })

const faultOf = ({ error, name, code }: Extract<WorkerSaid, { kind: 'fault' }>): Error =>
  Object.assign(error instanceof Error ? error : new Error('A fault in the worker'), {
    name,
    ...(code !== undefined && { code }),
  })
