import { isSamePerson } from '../../../domain/same-person.ts'
import type { QueueRow, ShownRow } from './settled-rows.ts'

/** What stands in a list: a line, or above the lines of one patient their name and how many there are. */
export type ListEntry =
  | { readonly kind: 'line'; readonly shown: ShownRow }
  | { readonly kind: 'patient'; readonly patient: QueueRow['patient']; readonly count: number }

const line = (shown: ShownRow): ListEntry => ({ kind: 'line', shown })

const isOfSame = (one: ShownRow, other: ShownRow | undefined): boolean =>
  other?.row.patient.nhsNumber === one.row.patient.nhsNumber && isSamePerson(one.row.patient, other.row.patient)

const runLength = (rows: readonly ShownRow[], from: number): number => {
  const first = rows[from]
  let end = from
  while (first !== undefined && isOfSame(first, rows[end])) end += 1
  return end - from
}

/** The lines as they stand, and by patient a heading over every patient with more than one line in a row. */
export const listEntries = (rows: readonly ShownRow[], byPatient: boolean): readonly ListEntry[] => {
  if (!byPatient) return rows.map(line)
  const entries: ListEntry[] = []
  for (let from = 0; from < rows.length;) {
    const count = runLength(rows, from)
    const first = rows[from]
    if (count > 1 && first !== undefined) entries.push({ kind: 'patient', patient: first.row.patient, count })
    entries.push(...rows.slice(from, from + count).map(line))
    from += count
  }
  return entries
}
