import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { connect, requiredPragmas, type Connection } from './connection.ts'
import { createFile, fillNewFile } from './create-file.ts'
import type { DatabaseRefusal, Opened } from './database-refusal.ts'
import { readDbOf, type ReadDb, type Tx } from './handles.ts'
import { copyBeforeUpgrade } from './copy-before-upgrade.ts'
import { migrate, migrationState } from './migrate.ts'
import { appMigrations, type Migration } from './migrations.ts'
import { always, snapshotOn, transactOn, whenOk } from './transact.ts'

/** An open data file. Everything on it is synchronous: nothing interleaves with a transaction. */
export interface Database {
  readonly file: string
  readonly environment: string
  /** For reading outside a transaction. */
  readonly db: ReadDb
  /** The copy made before this opening upgraded the file, if it did. */
  readonly copyBeforeUpgrade: string | undefined
  /** The number of the newest migration the file has had. */
  readonly schema: number
  /** Commits when `work` returns, undoes when it throws; refuses to nest and refuses a promise. */
  transact<T>(work: (tx: Tx) => T): T
  /** As `transact`, and a refusal (`ok: false`) undoes what was written too. */
  attempt<T extends { readonly ok: boolean }>(work: (tx: Tx) => T): T
  /**
   * For making a large file at one go: a quarter of a gigabyte of it is kept in memory and the log is folded in more rarely, or
   * every page would be written again and again. As durable as before; lasts until the file is closed.
   */
  makeRoomForBulk(): void
  /** Reads one moment of the file through several queries, whatever other processes commit meanwhile. */
  snapshot<T>(work: (db: ReadDb) => T): T
  /** The value of an SQLite pragma, for `doctor`. */
  pragma(name: (typeof doctorPragmas)[number]): string | number
  /** Idempotent; the write-ahead log is folded into the file. */
  close(): void
}

/** The pragmas `doctor` may read: the required ones, and those that describe or check the file. */
export const doctorPragmas = [
  ...requiredPragmas.map(([name]) => name),
  'quick_check',
  'integrity_check',
  'page_count',
  'page_size',
  'freelist_count',
] as const

/** What opening takes. `environment` is written into a new file and must match an old one; `now` is UTC ms; `newId` makes the terminal id. */
export interface OpenOptions {
  readonly file: string
  readonly key: Buffer
  readonly environment: string
  readonly now: () => number
  readonly newId: () => string
  /** Refuse instead of making a new file: for everything but a first start. */
  readonly mustExist?: boolean
  readonly migrations?: readonly Migration[]
  /** Names an event type in the file that this app does not know, asked before anything in the file is changed. */
  readonly unknownEvent?: (db: ReadDb) => string | undefined
  /** Whether a copy made before an upgrade holds what the file holds, beyond being sound; one that does not is a fault. */
  readonly holdsTheSame?: (copy: ReadDb, file: ReadDb) => boolean
  /** Told when the copy is verified and on the disk, before the first migration: what it throws keeps the file as it was. */
  readonly beforeUpgrade?: (upgrade: Upgrade) => void
}

/** An upgrade about to begin: from which migration number to which, and the copy of the file as it is until then. */
export interface Upgrade {
  readonly from: number
  readonly to: number
  readonly copy: string
  /** The file itself, still as it was. */
  readonly db: ReadDb
}

/** Opens a data file, making or upgrading it as needed (a copy is made before an upgrade). `:memory:` gives an unencrypted one for replay and tests. */
export const openDatabase = (options: OpenOptions): Opened<Database> => {
  const { file, key, now, newId, environment, migrations = appMigrations } = options
  if (file === ':memory:') return { ok: true, value: openInMemory(options, migrations) }
  if (!existsSync(file)) {
    if (options.mustExist === true) return refuse({ code: 'file-missing' })
    createFile(file, key, { environment, terminalId: newId(), createdAt: now() }, migrations)
  }
  const unreadable = looksWrong(file)
  if (unreadable !== undefined) return refuse(unreadable)
  const connection = connectOrUndefined(file, key)
  if (connection === undefined) return refuse({ code: 'wrong-key' })
  return closingUnlessKept(connection, () => upgraded(connection, options, migrations))
}

const refuse = (refusal: DatabaseRefusal): Opened<never> => ({ ok: false, refusal })

const openInMemory = ({ file, key, environment, now, newId }: OpenOptions, migrations: readonly Migration[]) => {
  const connection = connect(file, key)
  fillNewFile(connection, { environment, terminalId: newId(), createdAt: now() }, migrations)
  return databaseOn(connection, file, environment, { copy: undefined, schema: migrations.length })
}

const upgraded = (connection: Connection, options: OpenOptions, migrations: readonly Migration[]): Opened<Database> => {
  const { file, environment: asked } = options
  const { applied, refusal } = migrationState(connection, migrations)
  if (refusal !== undefined) return refuse(refusal)
  const found = environmentOf(connection)
  if (found !== asked) return refuse({ code: 'wrong-environment', found, asked })
  const type = options.unknownEvent?.(readDbOf(connection))
  if (type !== undefined) return refuse({ code: 'newer-events', type })
  const copy = applied < migrations.length ? prepareUpgrade(connection, options, applied, migrations.length) : undefined
  migrate(connection, migrations, applied, options.now())
  return { ok: true, value: databaseOn(connection, file, found, { copy, schema: migrations.length }) }
}

const prepareUpgrade = (connection: Connection, options: OpenOptions, from: number, to: number): string => {
  const { file, key, holdsTheSame = () => true } = options
  const copy = copyBeforeUpgrade(connection, { file, key, next: from + 1, holdsTheSame })
  options.beforeUpgrade?.({ from, to, copy, db: readDbOf(connection) })
  return copy
}

const environmentOf = ({ handle }: Connection): string =>
  (handle.prepare('SELECT environment FROM meta').get() as { readonly environment: string }).environment

const closingUnlessKept = (connection: Connection, open: () => Opened<Database>): Opened<Database> => {
  let kept = false
  try {
    const opened = open()
    kept = opened.ok
    return opened
  } finally {
    if (!kept) connection.handle.close()
  }
}

// SQLite says the same of a wrong key and of a file that never was a database, so that is looked at first.
const looksWrong = (file: string): DatabaseRefusal | undefined => {
  const { size } = statSync(file)
  if (size < 512 || size % 512 !== 0) return { code: 'not-a-database' }
  return firstBytes(file, 16) === 'SQLite format 3\0' ? { code: 'not-encrypted' } : undefined
}

const firstBytes = (file: string, count: number): string => {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(count)
    readSync(descriptor, bytes, 0, count, 0)
    return bytes.toString('latin1')
  } finally {
    closeSync(descriptor)
  }
}

const connectOrUndefined = (file: string, key: Buffer): Connection | undefined => {
  try {
    return connect(file, key)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return undefined
    throw error
  }
}

const databaseOn = (
  connection: Connection,
  file: string,
  environment: string,
  { copy, schema }: { readonly copy: string | undefined; readonly schema: number },
): Database => ({
  file,
  environment,
  db: readDbOf(connection),
  copyBeforeUpgrade: copy,
  schema,
  transact: (work) => transactOn(connection, work, always),
  attempt: (work) => transactOn(connection, work, whenOk),
  makeRoomForBulk: () => {
    // Negative: KiB. The log is counted in pages of 4 KiB.
    connection.handle.pragma('cache_size = -256000')
    connection.handle.pragma('wal_autocheckpoint = 16000')
  },
  snapshot: (work) => snapshotOn(connection, work),
  pragma: (name) => connection.handle.pragma(name, { simple: true }) as string | number,
  close: () => void connection.handle.close(),
})
