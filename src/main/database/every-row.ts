import { sql } from 'kysely'
import { all, first, iterate, type ReadDb } from './query.ts'

/** A row of any table as JSON can say it: bytes as base64. */
export type PlainRow = Readonly<Record<string, string | number | null>>

/** The names of all tables that hold what is recorded, in alphabetical order; indexes for searching are made from them and are none. */
export const tablesOf = (db: ReadDb): readonly string[] =>
  all(
    db,
    sql<{ readonly name: string }>`select name from pragma_table_list
      where schema = 'main' and type = 'table' and name not like 'sqlite!_%' escape '!' order by name`,
  ).map(({ name }) => name)

/** How many rows a table of `tablesOf` has. */
export const countOf = (db: ReadDb, table: string): number =>
  first(db, sql<{ readonly n: number }>`select count(*) as n from ${sql.table(table)}`)?.n ?? 0

/** All rows of a table of `tablesOf`, every column, one at a time. */
export function* everyRow(db: ReadDb, table: string): Generator<PlainRow> {
  for (const row of iterate(db, sql<Readonly<Record<string, unknown>>>`select * from ${sql.table(table)}`))
    yield Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]))
}

const plain = (value: unknown): string | number | null => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  throw new Error(`A column holds what JSON cannot say: ${typeof value}`)
}
