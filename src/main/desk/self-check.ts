import type { Database } from '../database/database.ts'
import { openDatabase } from '../database/database.ts'
import { isDiskFull } from '../database/disk-full.ts'
import type { ReadDb } from '../database/query.ts'
import { prescriptionOf, streamOf } from '../dispensing/domain-event.ts'
import { replaysTheSame } from '../dispensing/replay-one.ts'
import { lastSeq, readEvents, readStream } from '../ledger/read.ts'
import { verifyTail } from '../ledger/verify.ts'
import { owedTasks } from '../outbox/verify-tasks.ts'
import type { Ports } from './ports.ts'
import { verifyFile, type FileVerification } from './verify-file.ts'

/** What a version found wrong with a file that it was about to work on. `upgrade` is a step that could not be taken. */
export type SelfCheckFinding = 'upgrade' | 'integrity' | 'ledger' | 'replay' | 'tasks'

type Parts = readonly (readonly [SelfCheckFinding, () => boolean])[]

// A second or two of a first start. A longer ledger is looked at in samples, and wholly by `ledger verify`.
const wholeUpTo = 2_000
const tailEvents = 2_000
const newestEvents = 500
const spread = 200
// `integrity_check` takes half a minute for the file of ten years; every page of one is authentic anyway, or it is not read.
const wholePages = 16_384

/**
 * Whether this version can work on a file it opened for the first time: every page reads back, the end of the ledger is whole,
 * what the events add up to is what the tables hold, and every update owed to the NHS is there. A long ledger is sampled:
 * the prescriptions of the newest events and of some spread over all years.
 */
export const selfCheck = (ports: Pick<Ports, 'now'>, database: Database): readonly SelfCheckFinding[] => {
  const parts = lastSeq(database.db) <= wholeUpTo ? wholly(ports, database) : inSamples(ports, database)
  return parts.filter(([, isWell]) => !holds(isWell)).map(([finding]) => finding)
}

const wholly = (ports: Pick<Ports, 'now'>, database: Database): Parts => {
  let found: FileVerification | undefined
  const verified = (): FileVerification => (found ??= verifyFile(ports, database))
  return [
    ['integrity', () => pagesAreWell(database)],
    ['ledger', () => verified().chainOk],
    ['replay', () => verified().replayMatches],
    ['tasks', () => verified().tasksComplete],
  ]
}

const inSamples = (ports: Pick<Ports, 'now'>, database: Database): Parts => [
  ['integrity', () => pagesAreWell(database)],
  ['ledger', () => verifyTail(database.db, tailEvents).chainOk],
  ['replay', () => replayOfSample(ports, database)],
  ['tasks', () => [...sampled(database.db)].every((id) => owesNothingMore(database.db, id))],
]

const owesNothingMore = (db: ReadDb, id: string): boolean =>
  owedTasks(db, readStream(db, streamOf(id))).missing.length === 0

// What cannot even be read is as wrong as what reads wrong; only a full disk says nothing of the file.
const holds = (isWell: () => boolean): boolean => {
  try {
    return isWell()
  } catch (fault) {
    if (isDiskFull(fault)) throw fault
    return false
  }
}

const pagesAreWell = (database: Database): boolean =>
  database.pragma(Number(database.pragma('page_count')) <= wholePages ? 'integrity_check' : 'quick_check') === 'ok'

const replayOfSample = ({ now }: Pick<Ports, 'now'>, database: Database): boolean => {
  const options = { file: ':memory:', key: Buffer.alloc(32), environment: database.environment, now }
  const fresh = openDatabase({ ...options, newId: () => 'replay' })
  if (!fresh.ok) throw new Error(`A file in memory was refused: ${fresh.refusal.code}`)
  try {
    return [...sampled(database.db)].every((id) => replaysTheSame(fresh.value, database.db, id))
  } finally {
    fresh.value.close()
  }
}

const sampled = (db: ReadDb): ReadonlySet<string> => {
  const last = lastSeq(db)
  const step = Math.max(1, Math.floor(last / spread))
  const spreadOut = Array.from({ length: spread }, (_, at) => readEvents(db, { afterSeq: at * step, limit: 1 }))
  const newest = readEvents(db, { afterSeq: last - newestEvents, limit: newestEvents })
  const ids = [...spreadOut.flat(), ...newest].map(({ stream }) => prescriptionOf(stream))
  return new Set(ids.filter((id) => id !== undefined))
}
