import type { Schedule } from '../../domain/prescription-content.ts'
import type { MedicationRequest } from './fhir-schemas.ts'
import { extensionUrls, extensionValue, findExtension, textOrNull } from './fields.ts'
import { pathTo, type Located } from './located.ts'
import { illFormed, type Problems } from './reason.ts'

/** The controlled-drug facts of an item, and its note without the words that belong to them. */
export interface ControlledDrug {
  readonly schedule: Schedule
  readonly quantityInWords: string | null
  readonly note: string | null
}

const schedules: ReadonlyMap<string, Schedule> = new Map([
  ['CD1', '1'],
  ['CD2', '2'],
  ['CD3', '3'],
  ['CD4', '4'],
  ['CD5', '5'],
])

/** Schedule, quantity in words and note. No schedule in the message means unknown, never none: release loses it (nhs-interfaces 3.5). */
export const readControlledDrug = (
  { value: request, path }: Located<MedicationRequest>,
  released: boolean,
  problems: Problems,
): ControlledDrug => {
  const drug = findExtension(request.extension, extensionUrls.controlledDrug, path)
  const inside = (url: string) => drug && findExtension(drug.value.extension, url, drug.path)
  const words = extensionValue(inside('quantityWords'), 'valueString', ({ valueString }) => valueString, problems)
  const coded = extensionValue(inside('schedule'), 'valueCoding', ({ valueCoding }) => valueCoding?.code, problems)
  const schedule = coded === undefined ? 'unknown' : schedules.get(coded.value.trim().toUpperCase())
  if (coded !== undefined && schedule === undefined)
    problems.push(illFormed(pathTo(coded.path, 'code'), 'controlled-drug schedule', 'CD1 to CD5'))
  const note = textOrNull(request.note?.map(({ text }) => text).join('\n'))
  const split = released ? splitWords(note) : { words: null, note }
  return {
    schedule: schedule ?? 'unknown',
    quantityInWords: textOrNull(words?.value) ?? split.words,
    note: split.note,
  }
}

// Spine carries the words as a first line "CD: twenty eight" of the additional instructions (nhs-interfaces 4.2).
const splitWords = (note: string | null): { readonly words: string | null; readonly note: string | null } => {
  const match = /^CD: ([^\r\n]*)(?:\r?\n([\s\S]*))?$/.exec(note ?? '')
  return match ? { words: textOrNull(match[1]), note: textOrNull(match[2]) } : { words: null, note }
}
