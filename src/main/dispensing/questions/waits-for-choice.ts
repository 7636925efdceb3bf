import { build, first, type ReadDb } from '../../database/query.ts'
import { markBit } from '../flags.ts'

/** Whether a prescription has two copies of which nobody has chosen one. */
export const waitsForChoice = (db: ReadDb, prescriptionId: string): boolean => {
  const row = first(db, build.selectFrom('prescription').select('marks').where('id', '=', prescriptionId))
  return row !== undefined && (row.marks & markBit('other-copy')) !== 0
}
