import Sqlite from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import { connect, statementCache, unlock } from './connection.ts'
import { readDbOf, type ReadDb } from './handles.ts'
import { snapshotOn } from './transact.ts'

/** A copy of a data file, opened for reading only: no byte of it changes, and nothing is put beside it. */
export interface SealedCopy {
  readonly db: ReadDb
  /** Number of the newest migration it had. */
  readonly schema: number
  readonly environment: string
  readonly terminalId: string
  /** `ok`, or what SQLite says is wrong. `integrity_check` reads the indexes against the tables as well, and takes many times as long. */
  readonly check: (how: 'quick_check' | 'integrity_check') => string
  readonly close: () => void
}

/** A connection of the worker's own to the data file that the counter works on. */
export interface OwnConnection {
  readonly db: ReadDb
  readonly terminalId: string
  /**
   * Copies one moment of the file into a new one under the same key, while others go on writing. What SQLite says when source or
   * target fail is thrown as it is. Nothing interrupts it: only the end of the process does.
   */
  readonly copyInto: (target: string) => void
  /** As `SealedCopy.check`. */
  readonly check: (how: 'quick_check' | 'integrity_check') => string
  /** Reads one moment of the file, however long that takes and whatever others write meanwhile. */
  readonly moment: <T>(work: (db: ReadDb) => T) => T
}

/** Works on a data file that is there, on a connection that is closed afterwards. */
export const onOwnConnection = <T>(file: string, key: Buffer, work: (own: OwnConnection) => T): T => {
  // SQLite would make one.
  if (!existsSync(file)) throw new Error('The data file is not there')
  const connection = connect(file, key)
  const { handle } = connection
  try {
    return work({
      db: readDbOf(connection),
      terminalId: originOf(handle).terminal_id,
      copyInto: (target) => void handle.prepare('VACUUM INTO ?').run(target),
      check: (how) => checked(handle, how),
      moment: (read) => snapshotOn(connection, read),
    })
  } finally {
    handle.close()
  }
}

/** Opens a copy with its key; undefined when it is no data file of that key. */
export const openSealedCopy = (file: string, key: Buffer): SealedCopy | undefined => {
  // Of a folder that went away better-sqlite3 throws what cannot be told from a fault of ours.
  statSync(file)
  const handle = new Sqlite(file, { readonly: true, fileMustExist: true })
  let kept = false
  try {
    unlock(handle, key)
    // It may come from anywhere, so it is trusted less than a file of ours.
    for (const pragma of ['trusted_schema = OFF', 'cell_size_check = ON', 'temp_store = MEMORY', 'query_only = ON'])
      handle.pragma(pragma)
    const copy = readable(handle)
    kept = true
    return copy
  } catch (error) {
    if (isForeign(error)) return undefined
    throw error
  } finally {
    if (!kept) handle.close()
  }
}

const readable = (handle: Sqlite.Database): SealedCopy => {
  const { schema } = handle.prepare('SELECT max(number) AS schema FROM migration').get() as { readonly schema: number }
  const { environment, terminal_id: terminalId } = originOf(handle)
  return {
    db: readDbOf({ handle, statement: statementCache(handle) }),
    schema,
    environment,
    terminalId,
    check: (how) => checked(handle, how),
    close: () => void handle.close(),
  }
}

interface Origin {
  readonly environment: string
  readonly terminal_id: string
}

const originOf = (handle: Sqlite.Database): Origin =>
  handle.prepare('SELECT environment, terminal_id FROM meta').get() as Origin

// A page that was altered is refused by the cipher while it is read, before SQLite could say what is wrong.
const checked = (handle: Sqlite.Database, how: string): string => {
  try {
    return String(handle.pragma(how, { simple: true }))
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) return String(error.code)
    throw error
  }
}

// A wrong key, another kind of file, a file cut short, or a database that is not of Pestle.
const isForeign = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(NOTADB|CORRUPT|ERROR|IOERR_SHORT_READ|IOERR_DATA)/.test(String(error.code))
