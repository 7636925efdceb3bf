import type { KeptCodes } from '../../domain/kept-in.ts'
import type { ReadDb } from '../database/query.ts'
import { currentImport, keptRows } from './store.ts'

/**
 * Makes a reader of the dm+d codes that the product file in use keeps in safe custody, and of those it keeps in a fridge or
 * freezer: the pack's own and the one it is prescribed as. The sets are kept until another file is in use: lists ask for them
 * with every page.
 */
export const keptCodesReader = (): ((db: ReadDb) => KeptCodes) => {
  let known: { readonly importNo: number; readonly codes: KeptCodes } | undefined
  return (db) => {
    const importNo = currentImport(db)?.import_no ?? 0
    if (known?.importNo !== importNo) {
      const rows = keptRows(db, importNo)
      const codesOf = (some: typeof rows) => new Set(some.flatMap((row) => [row.code, row.parent_code]))
      const locked = codesOf(rows.filter((row) => row.safe_custody === 1))
      known = { importNo, codes: { locked, cold: codesOf(rows.filter((row) => row.storage !== 'room')) } }
    }
    return known.codes
  }
}
