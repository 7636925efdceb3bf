import type { Connection } from './connection.ts'
import type { DatabaseRefusal } from './database-refusal.ts'
import type { Migration } from './migrations.ts'

interface Applied {
  readonly number: number
  readonly checksum: string
}

/** How far a file is, and why it may not be opened by this app. */
export interface MigrationState {
  readonly applied: number
  readonly refusal: DatabaseRefusal | undefined
}

/** Compares a file's record of migrations with the app's, changing nothing. */
export const migrationState = (connection: Connection, migrations: readonly Migration[]): MigrationState => {
  const applied = appliedMigrations(connection)
  const edited = migrations.find(({ number, checksum }) => (applied[number - 1]?.checksum ?? checksum) !== checksum)
  return { applied: applied.length, refusal: refusalOf(applied.length, migrations.length, edited) }
}

const refusalOf = (found: number, known: number, edited: Migration | undefined): DatabaseRefusal | undefined => {
  if (found > known) return { code: 'newer-than-app', found, known }
  return edited && { code: 'migration-edited', number: edited.number, name: edited.name }
}

const appliedMigrations = ({ handle }: Connection): readonly Applied[] =>
  handle.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get() === undefined
    ? []
    : (handle.prepare('SELECT number, checksum FROM migration ORDER BY number').all() as Applied[])

/** Applies what a file has not had yet, each migration in a transaction of its own together with its record. */
export const migrate = ({ handle }: Connection, migrations: readonly Migration[], after: number, now: number): void => {
  handle.exec(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
  )
  const record = handle.prepare('INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)')
  const apply = handle.transaction(({ number, name, sql, checksum }: Migration) => {
    handle.exec(sql)
    record.run(number, name, checksum, now)
  })
  for (const migration of migrations.slice(after)) apply.immediate(migration)
}
