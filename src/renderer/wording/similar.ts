import type { Output } from '../../contract/index.ts'
import { listName } from './names.ts'
import { counted, dateWords } from './numbers-and-dates.ts'

/** Another patient with something open here who could be taken for this one. */
export type SimilarPatient = Output<'prescription:detail'>['similar'][number]

/** Why two patients could be taken for each other. */
export type SimilarWhy = SimilarPatient['why']

/** The mark of a line: in a word, and the whole sentence. */
export const similarMarks: Readonly<Record<SimilarWhy, { readonly short: string; readonly full: string }>> = {
  'same-family-name': { short: 'Same name', full: 'Another patient here has the same family name.' },
  'near-family-name': { short: 'Similar name', full: 'Another patient here has nearly the same family name.' },
  'same-birth-date': { short: 'Same birthday', full: 'Another patient here has the same birth date and an initial.' },
}

const shownNames = 3

/** Who this patient is not, with what tells them apart: `WHITEFIELD, Margaret (3 Jan 1951)`; more than three are counted. */
export const othersWords = (similar: readonly SimilarPatient[]): string => {
  const names = similar
    .slice(0, shownNames)
    .map((one) => `${listName(one.family, one.given)} (${dateWords(one.birthDate)})`)
  const more = similar.length - names.length
  return names.join(', ') + (more > 0 ? ` and ${counted(more, 'other')}` : '')
}
