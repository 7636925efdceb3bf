import { sql, type CompiledQuery, type Kysely, type RawBuilder } from 'kysely'
import { connectionOf, writableConnectionOf, type ReadDb, type Tx } from './handles.ts'
import { build } from './build.ts'
import type { Schema } from './schema.ts'

export { build } from './build.ts'
export type { ReadDb, Tx } from './handles.ts'

/** What can be run: a query of `build`, or SQL of Kysely's `sql` template. `R` is its row. */
export interface Compilable<R> {
  compile(builder: Kysely<Schema>): CompiledQuery<R>
}

/** All rows of a reading query; a writing one is a fault, and so are `undefined`, booleans and numbers that are not finite. */
export const all = <R>(db: ReadDb, query: Compilable<R>): R[] => {
  const { statement, parameters } = reading(db, query)
  return statement.all(...parameters) as R[]
}

/** The first row of a reading query. Same faults as `all`. */
export const first = <R>(db: ReadDb, query: Compilable<R>): R | undefined => {
  const { statement, parameters } = reading(db, query)
  return statement.get(...parameters) as R | undefined
}

/**
 * The rows of a reading query one at a time, for long reads. Nothing can be written on the same connection until it is
 * finished or abandoned, so the counter never uses it on its own connection.
 */
export function* iterate<R>(db: ReadDb, query: Compilable<R>): Generator<R, void, undefined> {
  const compiled = query.compile(build)
  // Its own statement: a cached one is busy until the loop ends, and the loop may ask the same question again.
  const statement = connectionOf(db).handle.prepare(compiled.sql)
  if (!statement.readonly) throw writesThroughRead(compiled.sql)
  for (const row of statement.iterate(...bindable(compiled))) yield row as R
}

/** Runs a writing query; `lastId` is the rowid of the last inserted row of this connection. A reading query is a fault. */
export const run = (tx: Tx, query: Compilable<unknown>): { readonly changes: number; readonly lastId: number } => {
  const compiled = query.compile(build)
  const statement = writableConnectionOf(tx).statement(compiled.sql)
  if (statement.readonly) throw new Error(`run was given a query that only reads: ${compiled.sql}`)
  const { changes, lastInsertRowid } = statement.run(...bindable(compiled))
  return { changes, lastId: Number(lastInsertRowid) }
}

/** A list as one parameter, for `where('id', 'in', valuesOf(ids))`: one SQL text whatever the length, and no limit of parameters. */
export const valuesOf = <T extends string | number>(values: readonly T[]): RawBuilder<T> =>
  sql<T>`(select value from json_each(${JSON.stringify(values)}))`

/** What `prepared` hands to its builder in place of values: for each name a parameter to be put where the value belongs. */
export type Given<P> = { readonly [K in keyof P]: RawBuilder<P[K]> }

/**
 * A query that is built and compiled once for each set of names it is given values for, and afterwards only bound: building
 * SQL anew costs more than running it. For what one act or one answer of the service asks for; the rest is written plainly.
 */
export const prepared = <P extends object, R>(
  write: (given: Given<P>) => Compilable<R>,
): ((values: P) => Compilable<R>) => {
  const byNames = new Map<string, CompiledQuery<R>>()
  return (values) => ({
    compile: (builder) => {
      const names = Object.keys(values).join()
      let compiled = byNames.get(names)
      if (compiled === undefined) {
        compiled = write(namedParameters(values)).compile(builder)
        byNames.set(names, compiled)
      }
      const { query, queryId, sql: text, parameters } = compiled
      return { query, queryId, sql: text, parameters: parameters.map((one) => valueOf(one, values)) }
    },
  })
}

class Named {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

// The keys are those of `values`, so each name has its parameter.
const namedParameters = <P extends object>(values: P): Given<P> =>
  Object.fromEntries(Object.keys(values).map((name) => [name, sql.val(new Named(name))])) as Given<P>

const valueOf = (parameter: unknown, values: object): unknown =>
  parameter instanceof Named ? values[parameter.name as keyof typeof values] : parameter

/** How many rows at most, for `limit`: where a bare parameter stands there, SQLite plans the statement anew for each run. */
export const atMost = (rows: number | RawBuilder<number>): RawBuilder<number> => sql<number>`0 + ${rows}`

const reading = (db: ReadDb, query: Compilable<unknown>) => {
  const compiled = query.compile(build)
  const statement = connectionOf(db).statement(compiled.sql)
  if (!statement.readonly) throw writesThroughRead(compiled.sql)
  return { statement, parameters: bindable(compiled) }
}

const writesThroughRead = (sqlText: string): Error => new Error(`A query that writes was given to a reader: ${sqlText}`)

// better-sqlite3 binds NaN as NULL, and its refusal of the others does not say which parameter it was.
const bindable = (compiled: CompiledQuery): readonly unknown[] => {
  compiled.parameters.forEach((value, at) => {
    if (isBindable(value)) return
    throw new Error(`Parameter ${at + 1} cannot be stored (${typeof value}): ${compiled.sql}`)
  })
  return compiled.parameters
}

const isBindable = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'bigint' ||
  Number.isFinite(value) ||
  value instanceof Uint8Array
