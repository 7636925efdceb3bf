import { all, build, valuesOf, type ReadDb } from '../../database/query.ts'
import { markBit } from '../flags.ts'

/** Which of these prescriptions have two copies of which nobody has chosen one. */
export const waitingForChoice = (db: ReadDb, prescriptionIds: readonly string[]): ReadonlySet<string> =>
  new Set(
    all(db, build.selectFrom('prescription').select(['id', 'marks']).where('id', 'in', valuesOf(prescriptionIds)))
      .filter(({ marks }) => (marks & markBit('other-copy')) !== 0)
      .map(({ id }) => id),
  )
