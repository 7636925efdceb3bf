import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Driver } from 'kysely'
import type { Schema } from './schema.ts'

const refuse = async (): Promise<never> => {
  throw new Error('Kysely only builds SQL here: run it with all, first, iterate or run')
}

// Kysely's own DummyDriver answers [] and would make a forgotten `execute()` look like an empty table.
const refusingDriver: Driver = {
  init: refuse,
  acquireConnection: refuse,
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
  releaseConnection: refuse,
  destroy: refuse,
}

/** Builds typed SQL for `all`, `first`, `iterate` and `run`; executing anything on it throws. */
export const build = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => refusingDriver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})
