import Sqlite from 'better-sqlite3'

/** One keyed SQLite connection with its prepared statements, private to `main/database`. */
export interface Connection {
  readonly handle: Sqlite.Database
  /** The prepared statement of an SQL text, least recently used ones forgotten. */
  statement(sqlText: string): Sqlite.Statement
}

// Lists go in as one JSON parameter, so that distinct texts are few; the bound is for what nobody foresaw.
const cachedStatements = 512
const busyTimeoutMs = 5_000

/** The settings every connection has, as SQLite gives them back. `journal_mode` comes first: setting it resets `synchronous`. */
export const requiredPragmas: readonly (readonly [name: string, set: string, reads: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['busy_timeout', String(busyTimeoutMs), busyTimeoutMs],
]

// The fork's own typings are hidden by its export map; @types/better-sqlite3 does not know keys.
type Keyed = Sqlite.Database & { key(key: Buffer): number }

/**
 * Opens a file with its 32-byte key and sets every required pragma, reading each back. The first statement that reads the
 * file throws `SQLITE_NOTADB` when the key is wrong. `:memory:` is not encrypted and has no write-ahead log.
 */
export const connect = (file: string, key: Buffer): Connection => {
  const handle = new Sqlite(file, { timeout: busyTimeoutMs })
  try {
    if (file !== ':memory:') unlock(handle, key)
    setPragmas(handle)
  } catch (error) {
    handle.close()
    throw error
  }
  return { handle, statement: statementCache(handle) }
}

/** Gives a connection its 32-byte key, before anything else is asked of it; private to `main/database`. */
export const unlock = (handle: Sqlite.Database, key: Buffer): void => {
  if (key.length !== 32) throw new Error('A data key has 32 bytes')
  handle.pragma("cipher='aegis'")
  ;(handle as Keyed).key(Buffer.from(`raw:${key.toString('hex')}`))
}

const setPragmas = (handle: Sqlite.Database): void => {
  for (const [name, set, reads] of requiredPragmas) {
    handle.pragma(`${name} = ${set}`)
    const found = handle.pragma(name, { simple: true })
    if (found !== reads && !(handle.memory && name === 'journal_mode'))
      throw new Error(`SQLite keeps ${name} at ${String(found)}, not ${set}`)
  }
}

/** Prepared statements of one connection; private to `main/database`. */
export const statementCache = (handle: Sqlite.Database): ((sqlText: string) => Sqlite.Statement) => {
  const cache = new Map<string, Sqlite.Statement>()
  return (sqlText) => {
    const cached = cache.get(sqlText)
    if (cached !== undefined) cache.delete(sqlText)
    const statement = cached ?? handle.prepare(sqlText)
    cache.set(sqlText, statement)
    if (cache.size > cachedStatements) cache.delete(cache.keys().next().value ?? sqlText)
    return statement
  }
}
