import type { FactSource } from './clinical-check/check-fact.ts'
import { noLongerNone, sameWords, type EntryKind, type PatientEventBody } from './patient-record.ts'

/** An entry that stands in a patient's record. */
export interface StandingEntry {
  readonly entryId: string
  readonly kind: EntryKind
  readonly words: string
  readonly reaction: string | null
  readonly source: FactSource
  readonly recordedAt: number
  readonly recordedBy: string
  /** The prescription it was written down on; null where that was not kept yet. */
  readonly writtenOn: string | null
  readonly inDoubt: boolean
}

/** A prescription that names another patient than before. `byName`: what it said before had no NHS number. */
export interface PutRight {
  readonly prescriptionId: string
  readonly receivedAt: number
  readonly byName: boolean
}

const mayBeOf = ({ prescriptionId, receivedAt }: PutRight, { writtenOn, recordedAt }: StandingEntry): boolean =>
  writtenOn === null ? recordedAt >= receivedAt : writtenOn === prescriptionId

const leftInDoubt = ({ kind, entryId, inDoubt }: StandingEntry, putRight: PutRight): readonly PatientEventBody[] => {
  // Nobody may read "none known" of somebody who was perhaps never asked.
  if (kind === 'none-known')
    return [
      {
        type: 'patient-entry-withdrawn',
        entryId,
        reason: 'The prescription it was written down on names another patient',
      },
    ]
  return inDoubt ? [] : [{ type: 'patient-entry-in-doubt', entryId, prescriptionId: putRight.prescriptionId }]
}

// Words of a record by name and birth date go along whole: they stood on this prescription as its patient's. Of a number's record
// only what was written down here does: the number may be a stranger's, and the rest is theirs.
const goAlong = (before: readonly StandingEntry[], putRight: PutRight): readonly StandingEntry[] =>
  before
    .filter((entry) => putRight.byName || mayBeOf(putRight, entry))
    .map((entry) => ({
      ...entry,
      inDoubt: entry.inDoubt || !putRight.byName || entry.writtenOn !== putRight.prescriptionId,
    }))

/**
 * What becomes of two records when a prescription whose patient stood in the first names the patient of the second. What was
 * written down on it goes along and stays where it was; wherever it may be of another patient it is in doubt until a person has
 * asked.
 */
export const afterPutRight = (
  before: readonly StandingEntry[],
  here: readonly StandingEntry[],
  putRight: PutRight,
  newId: () => string,
): { readonly before: readonly PatientEventBody[]; readonly here: readonly PatientEventBody[] } => {
  const missing = goAlong(before, putRight).filter(
    (entry) => !here.some((one) => one.kind === entry.kind && sameWords(one.words, entry.words)),
  )
  const isAllergy = ({ kind }: StandingEntry): boolean => kind === 'allergy'
  const coming = missing.filter(
    ({ kind, inDoubt }) => kind !== 'none-known' || !(inDoubt || [...here, ...missing].some(isAllergy)),
  )
  return {
    before: before.filter((entry) => mayBeOf(putRight, entry)).flatMap((entry) => leftInDoubt(entry, putRight)),
    here: [
      ...here.filter(({ kind }) => kind === 'none-known' && coming.some(isAllergy)).map(noLongerNone),
      ...coming.map(({ writtenOn: _, ...entry }) => ({
        ...entry,
        type: 'patient-entry-carried-over' as const,
        entryId: newId(),
        prescriptionId: putRight.prescriptionId,
      })),
    ],
  }
}
