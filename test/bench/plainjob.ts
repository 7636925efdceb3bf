import Sqlite from 'better-sqlite3'
import { better, defineQueue, defineWorker, type Logger, type Queue } from 'plainjob'
import { benchKey } from './backlog.ts'

const silent: Logger = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} }
const jobType = 'update'

const silently = { logger: silent, maintenanceInterval: 3_600_000 }

/** Opens plainjob on a file with the cipher of the product; it sets `synchronous` to NORMAL itself, and that is put back to FULL. */
const open = (file: string): { readonly db: Sqlite.Database; readonly queue: Queue } => {
  const db = new Sqlite(file)
  db.pragma("cipher='aegis'")
  ;(db as Sqlite.Database & { key(key: Buffer): number }).key(Buffer.from(`raw:${benchKey.toString('hex')}`))
  const queue = defineQueue({ connection: better(db), ...silently })
  db.pragma('synchronous = FULL')
  return { db, queue }
}

const closed = ({ db, queue }: ReturnType<typeof open>): void => {
  queue.close()
  if (db.open) db.close()
}

/** Makes a file in which so many jobs with this payload wait. */
export const makePlainjobBacklog = (file: string, waiting: number, payload: unknown): void => {
  const opened = open(file)
  for (let from = 0; from < waiting; from += 2_000)
    opened.queue.addMany(
      jobType,
      Array.from({ length: Math.min(2_000, waiting - from) }, () => payload),
    )
  closed(opened)
}

/** Adds jobs, `perCommit` in one durable transaction; gives the seconds. */
export const plainjobEnqueue = (file: string, jobs: number, perCommit: number, payload: unknown): number => {
  const opened = open(file)
  const startedAt = performance.now()
  for (let n = 0; n < jobs; n += perCommit) {
    if (perCommit === 1) opened.queue.add(jobType, payload)
    else
      opened.queue.addMany(
        jobType,
        Array.from({ length: perCommit }, () => payload),
      )
  }
  const seconds = (performance.now() - startedAt) / 1000
  closed(opened)
  return seconds
}

/** Lets one worker do so many jobs with a handler that does nothing; gives the seconds. It has no way to do several in one commit. */
export const plainjobDrain = async (file: string, jobs: number): Promise<number> => {
  const opened = open(file)
  let done = 0
  let finished: () => void = () => undefined
  const all = new Promise<void>((resolve) => (finished = resolve))
  const worker = defineWorker(jobType, () => Promise.resolve(), {
    queue: opened.queue,
    logger: silent,
    onCompleted: () => {
      done += 1
      if (done === jobs) finished()
    },
  })
  const startedAt = performance.now()
  const running = worker.start()
  await all
  const seconds = (performance.now() - startedAt) / 1000
  await worker.stop()
  await running
  closed(opened)
  return seconds
}
