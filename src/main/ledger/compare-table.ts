import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { all, iterate, type ReadDb } from '../database/query.ts'

/** One row that is not the same in two files, told without what it says: `key` is a digest of its primary key. */
export interface Difference {
  readonly table: string
  readonly key: string
  /** Where the row is, or which of its columns differ. */
  readonly only: 'here' | 'in-replay' | null
  readonly columns: readonly string[]
}

type Value = string | number | bigint | Uint8Array | null
type Row = Readonly<Record<string, Value>>

interface Shape {
  readonly key: readonly string[]
  readonly columns: readonly string[]
}

/** Compares a table of two files by primary key (or rowid), every column, holding one row of each at a time. */
export function* compareTable(here: ReadDb, replayed: ReadDb, table: string): Generator<Difference, void, undefined> {
  const shape = shapeOf(here, table)
  const ours = ordered(here, table, shape)
  const theirs = ordered(replayed, table, shape)
  try {
    yield* merge(table, shape, ours, theirs)
  } finally {
    ours.return()
    theirs.return()
  }
}

function* merge(table: string, shape: Shape, ours: Rows, theirs: Rows): Generator<Difference, void, undefined> {
  let our = next(ours)
  let their = next(theirs)
  while (our !== undefined || their !== undefined) {
    const order = compareKeys(our, their, shape.key)
    const row = order <= 0 ? our : their
    const columns = order === 0 ? differing(our, their, shape.columns) : []
    if (order !== 0 || columns.length > 0) yield { table, key: keyDigest(row, shape.key), only: onlyIn(order), columns }
    if (order <= 0) our = next(ours)
    if (order >= 0) their = next(theirs)
  }
}

type Rows = Generator<Row, void, undefined>

const next = (rows: Rows): Row | undefined => {
  const step = rows.next()
  return step.done === true ? undefined : step.value
}

const onlyIn = (order: number): Difference['only'] => {
  if (order === 0) return null
  return order < 0 ? 'here' : 'in-replay'
}

const shapeOf = (db: ReadDb, table: string): Shape => {
  const columns = all(
    db,
    sql<{ readonly name: string; readonly pk: number }>`select name, pk from pragma_table_info(${table})`,
  )
  if (columns.length === 0) throw new Error(`A projector names the table ${table}, which does not exist`)
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  return {
    key: key.length > 0 ? key.map(({ name }) => name) : ['rowid'],
    columns: columns.map(({ name }) => name),
  }
}

const ordered = (db: ReadDb, table: string, { key, columns }: Shape): Rows => {
  const selected = sql.join([...new Set([...key, ...columns])].map((column) => sql.ref(column)))
  const order = sql.join(key.map((column) => sql`${sql.ref(column)} collate binary`))
  return iterate(db, sql<Row>`select ${selected} from ${sql.table(table)} order by ${order}`)
}

const differing = (our: Row | undefined, their: Row | undefined, columns: readonly string[]): readonly string[] =>
  columns.filter((column) => compareValues(our?.[column] ?? null, their?.[column] ?? null) !== 0)

// A file that has ended counts as standing behind every row of the other.
const compareKeys = (our: Row | undefined, their: Row | undefined, key: readonly string[]): number => {
  if (our === undefined) return 1
  if (their === undefined) return -1
  for (const column of key) {
    const order = compareValues(our[column] ?? null, their[column] ?? null)
    if (order !== 0) return order
  }
  return 0
}

// SQLite's own order: null, numbers, text by its UTF-8 bytes, blobs.
const compareValues = (a: Value, b: Value): number => {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (a === null || b === null) return 0
  if (typeof a === 'object' || typeof b === 'object') return Buffer.compare(bytesOf(a), bytesOf(b))
  if (typeof a === 'string' || typeof b === 'string') return Buffer.compare(bytesOf(a), bytesOf(b))
  if (a === b) return 0
  return a < b ? -1 : 1
}

const rank = (value: Value): number => {
  if (value === null) return 0
  if (typeof value === 'object') return 3
  return typeof value === 'string' ? 2 : 1
}

const bytesOf = (value: Exclude<Value, null>): Uint8Array =>
  typeof value === 'object' ? value : Buffer.from(String(value), 'utf8')

const keyDigest = (row: Row | undefined, key: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(key.map((column) => String(row?.[column]))))
    .digest('hex')
    .slice(0, 16)
