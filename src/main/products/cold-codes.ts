import type { ReadDb } from '../database/query.ts'
import { coldRows, currentImport } from './store.ts'

/**
 * Makes a reader of the dm+d codes that the product file in use keeps in a fridge or freezer, the pack's own and the one it is
 * prescribed as. The set is kept until another file is in use: lists ask for it with every page.
 */
export const coldCodesReader = (): ((db: ReadDb) => ReadonlySet<string>) => {
  let known: { readonly importNo: number; readonly codes: ReadonlySet<string> } | undefined
  return (db) => {
    const importNo = currentImport(db)?.import_no ?? 0
    if (known?.importNo !== importNo) {
      const codes = coldRows(db, importNo).flatMap((row) => [row.code, row.parent_code])
      known = { importNo, codes: new Set(codes) }
    }
    return known.codes
  }
}
