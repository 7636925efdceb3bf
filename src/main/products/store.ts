import { sql } from 'kysely'
import { all, build, first, prepared, run, type Given, type ReadDb, type Tx } from '../database/query.ts'
import type { ProductImportTable, ProductTable } from '../database/tables/products.ts'

/** A row of `product_import` as read. */
export type ImportRow = Omit<ProductImportTable, 'import_no'> & { readonly import_no: number }

/** Notes that a file is being read and gives its number. */
export const startImport = (tx: Tx, name: string, startedAt: number): number =>
  run(
    tx,
    build.insertInto('product_import').values({
      state: 'loading',
      name,
      started_at: startedAt,
      digest: null,
      lines: 0,
      products: 0,
      problem_count: 0,
      problems: '[]',
    }),
  ).lastId

/** Changes what is known of an import. */
export const changeImport = (
  tx: Tx,
  importNo: number,
  change: Partial<Omit<ProductImportTable, 'import_no'>>,
): void => {
  run(tx, build.updateTable('product_import').set(change).where('import_no', '=', importNo))
}

const insertion = prepared((row: Given<ProductTable>) =>
  build
    .insertInto('product')
    .values(row)
    .onConflict((conflict) => conflict.doNothing()),
)

/** Adds a product; false when this import has its GTIN already. */
export const insertProduct = (tx: Tx, row: ProductTable): boolean => run(tx, insertion(row)).changes === 1

/** Removes up to `limit` products of an import; false when none are left. */
export const removeProducts = (tx: Tx, importNo: number, limit: number): boolean => {
  const gtins = build.selectFrom('product').select('gtin').where('import_no', '=', importNo).limit(limit)
  return run(tx, build.deleteFrom('product').where('import_no', '=', importNo).where('gtin', 'in', gtins)).changes > 0
}

const imports = build.selectFrom('product_import').selectAll().$castTo<ImportRow>()

// With a parameter in the place of the word that its index is limited to, SQLite prepares the statement anew each time.
const isCurrent = sql<boolean>`product_import.state = 'current'`
const current = prepared(() => imports.where(isCurrent))

/** The import that is looked up in; every act asks for it. */
export const currentImport = (db: ReadDb): ImportRow | undefined => first(db, current({}))

/** The import begun last, whatever became of it. */
export const lastImport = (db: ReadDb): ImportRow | undefined =>
  first(db, imports.orderBy('import_no', 'desc').limit(1))

/** Imports that have rows and are not looked up in: broken off, or ended before their rows were removed. */
export const leftoverImports = (db: ReadDb): readonly ImportRow[] =>
  all(
    db,
    imports
      .where('state', '!=', 'current')
      .where((eb) =>
        eb.or([
          eb('state', '=', 'loading'),
          eb('import_no', 'in', eb.selectFrom('product').select('product.import_no')),
        ]),
      ),
  )

const byGtin = prepared(({ gtin }: Given<{ readonly gtin: string }>) =>
  build
    .selectFrom('product')
    .innerJoin('product_import', 'product_import.import_no', 'product.import_no')
    .selectAll('product')
    .where(isCurrent)
    .where('product.gtin', '=', gtin),
)

const inUse = build
  .selectFrom('product')
  .innerJoin('product_import', 'product_import.import_no', 'product.import_no')
  .selectAll('product')
  .where(isCurrent)

/** The products of a code, their own or their parent's, in the import that is looked up in, by name. */
export const productsOfCode = (db: ReadDb, code: string, limit: number): readonly ProductTable[] =>
  all(
    db,
    inUse
      .where((eb) => eb.or([eb('product.code', '=', code), eb('product.parent_code', '=', code)]))
      .orderBy('product.name')
      .orderBy('product.gtin')
      .limit(limit),
  )

// The signs that LIKE reads as something else.
const plainly = (word: string): string => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

/** The products whose name has all of these words in it, by name. */
export const productsNamed = (db: ReadDb, words: readonly string[], limit: number): readonly ProductTable[] => {
  const found = words.reduce(
    (query, word) => query.where(sql<boolean>`product.name like ${`%${plainly(word)}%`} escape '\\'`),
    inUse,
  )
  return all(db, found.orderBy('product.name').orderBy('product.gtin').limit(limit))
}

/** The product of a GTIN of 14 digits in the import that is looked up in. */
export const productRow = (db: ReadDb, gtin: string): ProductTable | undefined => first(db, byGtin({ gtin }))

/** The codes of the products of an import that are kept cold or in safe custody, and of what they are prescribed as. */
export const keptRows = (db: ReadDb, importNo: number) =>
  all(
    db,
    build
      .selectFrom('product')
      .select(['code', 'parent_code', 'storage', 'safe_custody'])
      .where('import_no', '=', importNo)
      .where((eb) => eb.or([eb('storage', '!=', 'room'), eb('safe_custody', '=', 1)])),
  )

/** What an import says of the schedule of each code, its own and the one it is prescribed as; several lines for the packs of one. */
export const scheduleRows = (db: ReadDb, importNo: number) =>
  all(
    db,
    build
      .selectFrom('product')
      .select(['code', 'parent_code', 'schedule'])
      .distinct()
      .where('import_no', '=', importNo),
  )
