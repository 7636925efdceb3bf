import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../../contract/desk.ts'
import { ok, refused } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { finishSwap } from '../backup/restore/swap.ts'
import type { Database } from '../database/database.ts'
import { isDamaged } from '../database/damaged.ts'
import { isDiskFull } from '../database/disk-full.ts'
import { lockFolder } from '../database/folder-lock.ts'
import { writePrivateFile } from '../keys/durable-file.ts'
import { derivedKey } from '../keys/derived-key.ts'
import { keyRing, type KeyRing } from '../keys/key-ring.ts'
import { openKey } from '../keys/open-key.ts'
import { uuidV7 } from '../ledger/uuid-v7.ts'
import { openChecked } from './open-checked.ts'
import type { Ports } from './ports.ts'
import type { StartRefusal } from './start-refusal.ts'
import { wrapperOf } from './wrapper-of.ts'

/** An environment's data file, held by this process until closed. */
export interface OpenFile {
  readonly dir: string
  readonly database: Database
  readonly newId: () => string
  /** A 32-byte key for another file of this folder, derived from the data key; each purpose has its own. */
  readonly keyFor: (purpose: string) => Buffer
  /** The data key itself, for the worker's own connections; it goes nowhere else. */
  readonly dataKey: Buffer
  readonly keys: KeyRing
  close(): void
}

/** The folder of one environment inside the data folder. */
export const environmentDir = (dataDir: string, environment: Environment): string => path.join(dataDir, environment)

/** The data file of an environment's folder. */
export const dataFile = (dir: string): string => path.join(dir, 'pestle.db')

const markerOf = (file: string): string => `${file}.made`

/** Whether a data file was ever finished in an environment's folder; it may be lost since. */
export const wasMade = (dir: string): boolean => existsSync(dataFile(dir)) || existsSync(markerOf(dataFile(dir)))

/**
 * Takes the environment's folder for this process and opens its file, making both at a first start. Once a file was finished a
 * missing one is refused, never replaced: an empty queue in the place of a lost one would look like a quiet day. `version` is the
 * app's, which takes the file over if another one worked on it; a command does not say.
 */
export const openFile = (
  ports: Ports,
  dataDir: string,
  environment: Environment,
  version?: string,
): Result<OpenFile, StartRefusal> => {
  try {
    return takeFile(ports, dataDir, environment, version)
  } catch (fault) {
    // Not a fault of ours, and a person can mend it: it is refused in words.
    if (isDiskFull(fault)) return refused({ code: 'disk-full' })
    if (isDamaged(fault)) return refused({ code: 'damaged' })
    throw fault
  }
}

const takeFile = (
  ports: Ports,
  dataDir: string,
  environment: Environment,
  version: string | undefined,
): Result<OpenFile, StartRefusal> => {
  const dir = environmentDir(dataDir, environment)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(dir)
  if (!lock) return refused({ code: 'folder-in-use' })
  const opened = orElse(
    () => lock.release(),
    () => openLocked(ports, dir, environment, version),
  )
  if (!opened.ok) {
    lock.release()
    return opened
  }
  const { database, key, keys } = opened.value
  return ok({
    dir,
    database,
    newId: () => uuidV7(ports.now(), ports.randomBytes(10)),
    keyFor: (purpose) => derivedKey(key, purpose),
    dataKey: key,
    keys,
    close: () => {
      database.close()
      lock.release()
    },
  })
}

// A fault must not leave the folder taken: only the end of this process would give it back.
const orElse = <T>(giveBack: () => void, work: () => T): T => {
  let done = false
  try {
    const value = work()
    done = true
    return value
  } finally {
    if (!done) giveBack()
  }
}

interface Unlocked {
  readonly database: Database
  readonly key: Buffer
  readonly keys: KeyRing
}

const openLocked = (
  ports: Ports,
  dir: string,
  environment: Environment,
  version: string | undefined,
): Result<Unlocked, StartRefusal> => {
  const file = dataFile(dir)
  const finished = markerOf(file)
  // A restore that was decided is finished first, one that was not is forgotten.
  if (finishSwap(dir) === 'in-the-way') return refused({ code: 'restore-unfinished' })
  // Before the key is looked for: it may be lost as well, and a new one would only be in the way of what is put back.
  if (existsSync(finished) && !existsSync(file)) return refused({ code: 'file-missing' })
  const wrapper = wrapperOf(ports, dir, environment)
  const key = openKey({ file, environment, wrapper, randomBytes: ports.randomBytes })
  if (!key.ok) return key
  const opened = openChecked(ports, { file, key: key.value.key, environment, version })
  if (!opened.ok) return opened
  if (!existsSync(finished)) writePrivateFile(finished, Buffer.alloc(0))
  const database = opened.value
  const keys = keyRing({ file, key: key.value.key, keptBy: wrapper.id, randomBytes: ports.randomBytes })
  return ok({ database, key: key.value.key, keys })
}
