import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { openDatabase, type Database } from '../../src/main/database/database.ts'
import { insertTask, setLaneDue, type NewTask } from '../../src/main/outbox/store.ts'
import { nhsNumberNumber, shortIdNumber } from '../support/numbered.ts'

/** The key of every file of a measurement. */
export const benchKey = Buffer.alloc(32, 7)

const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** Opens a file of a measurement, encrypted and at full synchronous as the product opens its own. */
export const openBench = (file: string): Database => {
  let ids = 0
  const opened = openDatabase({
    file,
    key: benchKey,
    environment: 'practice',
    now: () => Date.now(),
    newId: () => uuidOf(`terminal ${(ids += 1)}`),
  })
  if (!opened.ok) throw new Error(`The file of the measurement was not opened: ${opened.refusal.code}`)
  return opened.value
}

// Prescription ids do not come in order, and neither do the pages they are found on: an odd factor keeps them apart.
const scattered = (n: number): number => (n * 0x9e3779) % 0x1000000

const updateNumber = (n: number, at: number): NewTask => {
  const shortId = shortIdNumber(scattered(n))
  return {
    task_id: uuidOf(`task ${n}`),
    environment: 'practice',
    owner_ods: 'FA565',
    short_id: shortId,
    issue: null,
    prescription_id: shortId,
    custody: 1,
    item_id: uuidOf(`item ${n}`),
    nhs_number: nhsNumberNumber(n),
    item_name: 'Amoxicillin 500mg capsules',
    patient: 'EXAMPLE, Patient',
    status: 'With Pharmacy',
    opens_custody: 1,
    event_id: uuidOf(`event ${n}`),
    command_id: uuidOf(`command ${n}`),
    happened_at: at,
    enqueued_at: at,
    not_before: at,
    true_at: at,
    state: 'waiting',
    reason: null,
    replaced_by: null,
    next_attempt_at: at,
    settled_at: null,
  }
}

/** What a queue that knows nothing of updates keeps of one: the same columns. */
export const payloadOfUpdate: unknown = updateNumber(1, Date.parse('2026-11-16T09:00:00Z'))

const tasksPerCommit = 2_000

/**
 * Makes a file in which so many updates wait, each of a prescription of its own: the hardest shape for a drain, since nothing
 * can share a request. They are due at once.
 */
export const makeBacklog = (file: string, waiting: number): void => {
  const database = openBench(file)
  const at = Date.now() - 3 * 86_400_000
  for (let from = 0; from < waiting; from += tasksPerCommit) {
    const until = Math.min(waiting, from + tasksPerCommit)
    database.transact((tx) => {
      for (let n = from; n < until; n += 1) {
        const task = updateNumber(n, at + n)
        insertTask(tx, task)
        setLaneDue(tx, { ownerOds: task.owner_ods, shortId: task.short_id }, at + n)
      }
    })
  }
  database.close()
}

/** Puts a copy of a closed file in the place of another, which is removed first with its log. */
export const copyFile = (from: string, to: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${to}${end}`, { force: true })
  if (existsSync(`${from}-wal`)) throw new Error('A file that is still open cannot be copied')
  copyFileSync(from, to)
}
