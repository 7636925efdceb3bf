import { sql } from 'kysely'
import { all, type ReadDb } from '../../src/main/database/query.ts'

/** Every row of every table of a file, also those behind the search index: equal dumps mean that nothing was written. */
export const tableDump = (db: ReadDb): Readonly<Record<string, readonly unknown[]>> => {
  const tables = all(
    db,
    sql<{ readonly name: string }>`select name from sqlite_schema where type = 'table' order by name`,
  )
  return Object.fromEntries(tables.map(({ name }) => [name, all(db, sql`select * from ${sql.table(name)}`)]))
}
