import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'

// Stands in for the driver in the simulation's bundle: the real driver, which stops before and after every statement so
// that a crash or a full disk can happen exactly there. The product's code is not told.
const RealSqlite = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite

/** Asked around every prepared statement; throwing stops the statement from running, or its caller from hearing of it. */
export interface StatementHooks {
  readonly before: (sql: string, handle: Sqlite.Database) => void
  readonly after: (sql: string, handle: Sqlite.Database) => void
}

let hooks: StatementHooks | null = null

/** Puts hooks around the statements of every connection of this process; null takes them away. */
export const hookStatements = (next: StatementHooks | null): void => {
  hooks = next
}

const wrapped = ['run', 'get', 'all'] as const

class SqliteWithFaults extends RealSqlite {
  override prepare(sql: string): never {
    const statement = super.prepare(sql) as unknown as Record<string, (...args: readonly unknown[]) => unknown>
    for (const name of wrapped) {
      const real = statement[name]!
      statement[name] = (...args) => {
        if (hooks === null) return real.apply(statement, args as unknown[])
        hooks.before(sql, this)
        const result = real.apply(statement, args as unknown[])
        hooks.after(sql, this)
        return result
      }
    }
    return statement as never
  }
}

export { SqliteWithFaults as default }
