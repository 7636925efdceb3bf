import { familyWords } from '../../wording/names.ts'
import type { QueueRow } from './settled-rows.ts'

const shortest = 4

// Two names one letter apart (added, missing or another) share one of these.
const spellings = (family: string): readonly string[] => {
  const name = familyWords(family)
    .normalize('NFD')
    .replaceAll(/[^A-Z]/g, '')
  if (name.length < shortest) return [name]
  return [
    name,
    ...[...name].map((_letter, at) => name.slice(0, at) + '.' + name.slice(at + 1)),
    ...[...name].map((_letter, at) => name.slice(0, at) + name.slice(at + 1)),
  ]
}

/** The ids of lines whose patient's family name is that of another patient of the same list, or one letter away from it. */
export const lookAlikes = (rows: readonly QueueRow[]): ReadonlySet<string> => {
  const bySpelling = new Map<string, QueueRow[]>()
  for (const row of rows)
    for (const spelling of new Set(spellings(row.patient.family)))
      bySpelling.set(spelling, [...(bySpelling.get(spelling) ?? []), row])
  const shared = [...bySpelling.values()].filter((same) => new Set(same.map((row) => row.patient.nhsNumber)).size > 1)
  return new Set(shared.flat().map(({ id }) => id))
}
