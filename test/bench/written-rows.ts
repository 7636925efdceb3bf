import Sqlite from 'better-sqlite3'
import { requiredPragmas } from '../../src/main/database/connection.ts'
import { benchKey } from './backlog.ts'

/** A statement that wrote, with what was bound to it. */
export interface WrittenRow {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** Keeps what statements write, on any connection of this process, while it listens. */
export interface WriteListener {
  readonly listen: () => void
  /** What was written since, in order; it does not listen any more. */
  readonly taken: () => readonly WrittenRow[]
}

const bookkeeping = /^(BEGIN|COMMIT|ROLLBACK)/

/** Listens at better-sqlite3 itself, so that exactly the rows of an act can be written again without the product. */
export const listenToWrites = (): WriteListener => {
  const scratch = new Sqlite(':memory:')
  const prototype = Object.getPrototypeOf(scratch.prepare('SELECT 1')) as { run: Sqlite.Statement['run'] }
  scratch.close()
  const run = prototype.run
  let heard: WrittenRow[] | null = null
  prototype.run = function (this: Sqlite.Statement, ...parameters: unknown[]) {
    if (heard !== null && !bookkeeping.test(this.source)) heard.push({ sql: this.source, parameters })
    return run.apply(this, parameters)
  }
  return {
    listen: () => (heard = []),
    taken: () => {
      const rows = heard ?? []
      heard = null
      return rows
    },
  }
}

/** A file open with nothing but better-sqlite3: the limit of disk, driver and schema, with the settings the product has. */
export const openBare = (file: string) => {
  const db = new Sqlite(file)
  db.pragma("cipher='aegis'")
  ;(db as Sqlite.Database & { key(key: Buffer): number }).key(Buffer.from(`raw:${benchKey.toString('hex')}`))
  for (const [name, set] of requiredPragmas) db.pragma(`${name} = ${set}`)
  const statements = new Map<string, Sqlite.Statement>()
  const statement = (sql: string): Sqlite.Statement => {
    const found = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, found)
    return found
  }
  return {
    /** Writes these rows in one transaction; gives the ms it took, the commit included. */
    write: (rows: readonly WrittenRow[]): number => {
      const prepared = rows.map(({ sql, parameters }) => [statement(sql), parameters] as const)
      const [begin, commit] = [statement('BEGIN IMMEDIATE'), statement('COMMIT')]
      const startedAt = performance.now()
      begin.run()
      for (const [one, parameters] of prepared) one.run(...parameters)
      commit.run()
      return performance.now() - startedAt
    },
    close: () => db.close(),
  }
}
