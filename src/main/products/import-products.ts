import { createHash } from 'node:crypto'
import type { ProductProblem, ProductReport } from '../../contract/products.ts'
import type { Actor } from '../../domain/people.ts'
import type { Database } from '../database/database.ts'
import type { Tx } from '../database/query.ts'
import { append, type LedgerContext } from '../ledger/append.ts'
import { streamVersion } from '../ledger/read.ts'
import { csvRecords, type CsvRecord } from './csv-records.ts'
import { problemAt } from './problem.ts'
import { readHead, readRow, type Head } from './product-row.ts'
import { reportOf } from './products.ts'
import {
  changeImport,
  currentImport,
  insertProduct,
  lastImport,
  leftoverImports,
  removeProducts,
  startImport,
} from './store.ts'

/** What importing products needs. */
export interface ProductDeps {
  readonly database: Database
  readonly ledger: LedgerContext
}

/** A file to import, piece by piece; `by` is named in the ledger. */
export interface ProductFile {
  readonly name: string
  readonly chunks: Iterable<Uint8Array>
  readonly by: Actor
}

/** The ledger stream and the events of product files, by type and newest version. */
export const productsStream = 'products'
/** Every event type of that stream. */
export const productEventVersions = { 'products-imported': 1 } as const

const batchRecords = 2_000
// More than anybody mends before trying again; all are counted.
const listedProblems = 200

interface Reading {
  readonly importNo: number
  head: Head | null
  lines: number
  products: number
  problemCount: number
  readonly problems: ProductProblem[]
}

/**
 * Takes in a product file: all of it or nothing. Until the last step products are looked up in the file before. Yields the lines read
 * after each transaction, so that the caller can let others in. A process that ends in the middle leaves the file before in use.
 */
export function* importProducts(deps: ProductDeps, file: ProductFile): Generator<number, ProductReport> {
  const { database, ledger } = deps
  removeLeftovers(database)
  const importNo = database.transact((tx) => startImport(tx, file.name, ledger.now()))
  const reading: Reading = { importNo, head: null, lines: 0, products: 0, problemCount: 0, problems: [] }
  const hash = createHash('sha256')
  const records = csvRecords(hashed(file.chunks, hash))
  let ended = false
  while (!ended) {
    ended = database.transact((tx) => takeBatch(tx, reading, records))
    yield reading.lines
  }
  if (reading.products === 0 && reading.problemCount === 0) note(reading, [problemAt(1, null, 'empty')])
  const report = database.transact((tx) => finish(tx, deps, file, reading, hash.digest('hex')))
  removeLeftovers(database)
  return report
}

function* hashed(
  chunks: Iterable<Uint8Array>,
  hash: { update: (bytes: Uint8Array) => unknown },
): Generator<Uint8Array> {
  for (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

const takeBatch = (tx: Tx, reading: Reading, records: ReturnType<typeof csvRecords>): boolean => {
  for (let taken = 0; taken < batchRecords; taken += 1) {
    const next = records.next()
    if (next.done === true) {
      if (next.value !== null) note(reading, [problemAt(next.value.line, null, next.value.fault)])
      return true
    }
    // A wrong first line makes every other one wrong.
    if (!takeRecord(tx, reading, next.value)) return true
  }
  return false
}

const takeRecord = (tx: Tx, reading: Reading, record: CsvRecord): boolean => {
  reading.lines = record.line
  if (reading.head === null) {
    const head = readHead(record)
    if ('has' in head) reading.head = head
    else note(reading, head)
    return 'has' in head
  }
  const row = readRow(reading.head, record)
  if (!('gtin' in row)) note(reading, row)
  else if (insertProduct(tx, { import_no: reading.importNo, ...row })) reading.products += 1
  else note(reading, [problemAt(record.line, 'gtin', 'gtin-twice')])
  return true
}

const note = (reading: Reading, problems: readonly ProductProblem[]): void => {
  reading.problemCount += problems.length
  reading.problems.push(...problems.slice(0, listedProblems - reading.problems.length))
}

const finish = (tx: Tx, deps: ProductDeps, file: ProductFile, reading: Reading, digest: string): ProductReport => {
  const { importNo, lines, products, problemCount, problems } = reading
  const before = currentImport(tx)
  const known = { digest, lines, products, problem_count: problemCount, problems: JSON.stringify(problems) }
  if (problemCount > 0) changeImport(tx, importNo, { ...known, state: 'refused' })
  else if (before?.digest === digest) changeImport(tx, importNo, { ...known, state: 'unchanged' })
  else {
    if (before) changeImport(tx, before.import_no, { state: 'replaced' })
    changeImport(tx, importNo, { ...known, state: 'current' })
    record(tx, deps.ledger, file, { name: file.name, digest, products })
  }
  const row = lastImport(tx)
  if (row === undefined) throw new Error('An import is gone while it is being finished')
  return reportOf(row)
}

const record = (
  tx: Tx,
  ledger: LedgerContext,
  { by }: ProductFile,
  body: { readonly name: string; readonly digest: string; readonly products: number },
): void => {
  const id = ledger.newId()
  append(tx, ledger, {
    stream: productsStream,
    expectedVersion: streamVersion(tx, productsStream),
    commandId: id,
    actId: id,
    actor: by,
    happenedAt: ledger.now(),
    events: [{ type: 'products-imported', body }],
  })
}

const removeLeftovers = (database: Database): void => {
  for (const { import_no: importNo, state } of leftoverImports(database.db)) {
    while (database.transact((tx) => removeProducts(tx, importNo, batchRecords)));
    if (state === 'loading') database.transact((tx) => changeImport(tx, importNo, { state: 'broken-off' }))
  }
}

/** Takes in a product file in one go, for callers with nobody waiting. */
export const importAllProducts = (
  deps: ProductDeps,
  file: ProductFile,
  progress: (lines: number) => void = () => undefined,
): ProductReport => {
  const steps = importProducts(deps, file)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    progress(step.value)
  }
}
