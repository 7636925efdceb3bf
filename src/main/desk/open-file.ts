import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../../contract/desk.ts'
import { ok, refused } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { openDatabase } from '../database/database.ts'
import type { Database } from '../database/database.ts'
import { isDiskFull } from '../database/disk-full.ts'
import { lockFolder } from '../database/folder-lock.ts'
import { writePrivateFile } from '../keys/durable-file.ts'
import { derivedKey } from '../keys/derived-key.ts'
import { fileWrapper } from '../keys/file-wrapper.ts'
import { openKey } from '../keys/open-key.ts'
import { unknownEventTypes } from '../ledger/read.ts'
import { rebuildOutdated } from '../ledger/replay.ts'
import { uuidV7 } from '../ledger/uuid-v7.ts'
import { knownEventVersions } from './known-events.ts'
import type { Ports } from './ports.ts'
import { projectors } from './projectors.ts'
import type { StartRefusal } from './start-refusal.ts'

/** An environment's data file, held by this process until closed. */
export interface OpenFile {
  readonly dir: string
  readonly database: Database
  readonly newId: () => string
  /** A 32-byte key for another file of this folder, derived from the data key; each purpose has its own. */
  readonly keyFor: (purpose: string) => Buffer
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
 * missing one is refused, never replaced: an empty queue in the place of a lost one would look like a quiet day.
 */
export const openFile = (ports: Ports, dataDir: string, environment: Environment): Result<OpenFile, StartRefusal> => {
  try {
    return takeFile(ports, dataDir, environment)
  } catch (fault) {
    // Not a fault of ours, and a person can mend it: it is refused in words.
    if (isDiskFull(fault)) return refused({ code: 'disk-full' })
    throw fault
  }
}

const takeFile = (ports: Ports, dataDir: string, environment: Environment): Result<OpenFile, StartRefusal> => {
  const dir = environmentDir(dataDir, environment)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(dir)
  if (!lock) return refused({ code: 'folder-in-use' })
  const opened = orElse(
    () => lock.release(),
    () => openLocked(ports, dir, environment),
  )
  if (!opened.ok) {
    lock.release()
    return opened
  }
  const { database, key } = opened.value
  return ok({
    dir,
    database,
    newId: () => uuidV7(ports.now(), ports.randomBytes(10)),
    keyFor: (purpose) => derivedKey(key, purpose),
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
}

const openLocked = (ports: Ports, dir: string, environment: Environment): Result<Unlocked, StartRefusal> => {
  const file = dataFile(dir)
  const finished = markerOf(file)
  // Before the key is looked for: it may be lost as well, and a new one would only be in the way of what is put back.
  if (existsSync(finished) && !existsSync(file)) return refused({ code: 'file-missing' })
  const wrapper = fileWrapper(path.join(dir, 'wrapping.key'), ports.randomBytes)
  const key = openKey({ file, environment, wrapper, randomBytes: ports.randomBytes })
  if (!key.ok) return key
  const opened = openDatabase({
    file,
    key: key.value.key,
    environment,
    now: ports.now,
    newId: () => uuidV7(ports.now(), ports.randomBytes(10)),
    unknownEvent: (db) => unknownEventTypes(db, knownEventVersions)[0]?.type,
  })
  if (!opened.ok) return opened
  if (!existsSync(finished)) writePrivateFile(finished, Buffer.alloc(0))
  const database = opened.value
  orElse(
    () => database.close(),
    () => rebuildOutdated(database, projectors),
  )
  return ok({ database, key: key.value.key })
}
