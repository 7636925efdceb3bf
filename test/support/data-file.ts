import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { openDatabase, type Database, type OpenOptions } from '../../src/main/database/database.ts'
import type { LedgerContext } from '../../src/main/ledger/append.ts'

/** A data file in a folder of its own, with the key and the counted ids that go with it. */
export interface DataFile {
  readonly folder: string
  readonly file: string
  readonly key: Buffer
  readonly context: LedgerContext
  readonly options: OpenOptions
  /** Opens it (again); throws when it is refused. */
  open(more?: Partial<OpenOptions>): Database
  /** A second connection that knows the key and nothing of the rules: the one that does damage. */
  raw(): Sqlite.Database
  remove(): void
}

/** A data file not yet made. */
export const dataFile = (): DataFile => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pestle-'))
  const file = path.join(folder, 'practice.db')
  const key = Buffer.alloc(32, 0x5e)
  const context = countedContext()
  const options = { file, key, environment: 'practice', now: context.now, newId: context.newId }
  const opened: { close(): void }[] = []
  const kept = <T extends { close(): unknown }>(connection: T): T => {
    opened.push({ close: () => void connection.close() })
    return connection
  }
  return {
    folder,
    file,
    key,
    context,
    options,
    open: (more = {}) => kept(openOrThrow({ ...options, ...more })),
    raw: () => kept(rawConnection(file, key)),
    remove: () => {
      opened.forEach((connection) => connection.close())
      rmSync(folder, { recursive: true })
    },
  }
}

/** A clock that moves one second per reading, ids and salts that count. */
const countedContext = (): LedgerContext => {
  let count = 0
  const next = (): number => (count += 1)
  return {
    now: () => Date.UTC(2026, 10, 21, 9) + next() * 1_000,
    newId: () => `00000000-0000-7000-8000-${String(next()).padStart(12, '0')}`,
    newSalt: () => Buffer.alloc(16, next()),
  }
}

const openOrThrow = (options: OpenOptions): Database => {
  const opened = openDatabase(options)
  if (!opened.ok) throw new Error(`The data file was refused: ${opened.refusal.code}`)
  return opened.value
}

/** A connection that knows the key and nothing of the rules. */
export const rawConnection = (file: string, key: Buffer): Sqlite.Database => {
  const handle = new Sqlite(file) as Sqlite.Database & { key(key: Buffer): number }
  handle.pragma("cipher='aegis'")
  handle.key(Buffer.from(`raw:${key.toString('hex')}`))
  handle.pragma('foreign_keys = OFF')
  return handle
}
