import type { Generated } from 'kysely'

/** Tables owned by `main/products`; what each column means stands in `migrations/0007_products.sql`. */
export interface ProductTables {
  readonly product: ProductTable
  readonly product_import: ProductImportTable
}

/** One pack that can be scanned, of one product file. */
export interface ProductTable {
  readonly import_no: number
  readonly gtin: string
  readonly code: string
  readonly parent_code: string
  readonly name: string
  readonly schedule: 'none' | '1' | '2' | '3' | '4' | '5'
  readonly pack_size: string
  readonly unit: string
  readonly storage: 'room' | 'fridge' | 'freezer'
  readonly safe_custody: number
}

/** One product file that somebody gave; instants are UTC ms. */
export interface ProductImportTable {
  readonly import_no: Generated<number>
  readonly state: 'loading' | 'current' | 'replaced' | 'refused' | 'unchanged' | 'broken-off'
  readonly name: string
  readonly started_at: number
  readonly digest: string | null
  readonly lines: number
  readonly products: number
  readonly problem_count: number
  readonly problems: string
}
