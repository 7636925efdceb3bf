import { familyWords } from '../../wording/names.ts'
import type { QueueRow } from './settled-rows.ts'

/** The ids of lines whose patient shares the family name with another patient of the same list. */
export const lookAlikes = (rows: readonly QueueRow[]): ReadonlySet<string> => {
  const byFamily = Map.groupBy(rows, ({ patient }) => familyWords(patient.family))
  const shared = [...byFamily.values()].filter((same) => new Set(same.map((row) => row.patient.nhsNumber)).size > 1)
  return new Set(shared.flat().map(({ id }) => id))
}
