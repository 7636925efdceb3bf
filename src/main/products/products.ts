import { z } from 'zod'
import type { Product, ProductProblem, ProductReport } from '../../contract/products.ts'
import { parseGtin } from '../../domain/scan/gtin.ts'
import type { ReadDb } from '../database/query.ts'
import type { ProductTable } from '../database/tables/products.ts'
import { currentImport, lastImport, productRow, productsNamed, productsOfCode, type ImportRow } from './store.ts'

const problems = z.array(
  z.object({
    line: z.int(),
    column: z.string().nullable(),
    code: z.string(),
    message: z.string(),
    toDo: z.string(),
  }),
) satisfies z.ZodType<ProductProblem[]>

const outcomes = {
  loading: 'broken-off',
  'broken-off': 'broken-off',
  current: 'imported',
  replaced: 'imported',
  refused: 'refused',
  unchanged: 'unchanged',
} as const

/** What became of an import, as kept. */
export const reportOf = (row: ImportRow): ProductReport => ({
  importNo: row.import_no,
  name: row.name,
  outcome: outcomes[row.state],
  startedAt: row.started_at,
  digest: row.digest,
  lines: row.lines,
  products: row.products,
  problemCount: row.problem_count,
  problems: problems.parse(JSON.parse(row.problems)),
})

/** The file that is looked up in, and the one given last. */
export const productReports = (db: ReadDb): { current: ProductReport | null; last: ProductReport | null } => {
  const [current, last] = [currentImport(db), lastImport(db)]
  return { current: current ? reportOf(current) : null, last: last ? reportOf(last) : null }
}

const productOf = (row: ProductTable): Product => ({
  gtin: row.gtin,
  code: row.code,
  parentCode: row.parent_code,
  name: row.name,
  schedule: row.schedule,
  packSize: row.pack_size,
  unit: row.unit,
  storage: row.storage,
  safeCustody: row.safe_custody === 1,
})

/** The product of a GTIN, however many digits it is written with; undefined when the file has none or it is no GTIN. */
export const findProduct = (db: ReadDb, text: string): Product | undefined => {
  const gtin = parseGtin(text)
  const row = gtin && productRow(db, gtin)
  return row && productOf(row)
}

/** Products by GTIN, by a code of theirs, or by words of their name; empty text finds none. */
export const searchProducts = (
  db: ReadDb,
  { text, limit }: { readonly text: string; readonly limit: number },
): { products: Product[]; more: boolean } => {
  const asked = text.trim()
  const byGtin = findProduct(db, asked)
  if (byGtin !== undefined) return { products: [byGtin], more: false }
  if (asked === '') return { products: [], more: false }
  const ofCode = productsOfCode(db, asked, limit + 1)
  const rows = ofCode.length > 0 ? ofCode : productsNamed(db, asked.split(/\s+/), limit + 1)
  return { products: rows.slice(0, limit).map(productOf), more: rows.length > limit }
}
