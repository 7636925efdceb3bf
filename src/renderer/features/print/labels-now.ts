import type { Prescription } from '../../../domain/prescription.ts'
import { labelName } from '../../wording/names.ts'
import { labelDrafts, type LabelDraft } from './label-drafts.ts'

/** What a new version of a prescription does to the labels that somebody is at. */
export interface LabelsNow {
  /** As they would be: what was typed stays on every label whose own words and amount are as they were. */
  readonly drafts: readonly LabelDraft[]
  /** The labels that say something else now, are new or are not needed any more, by product and amount. */
  readonly changed: readonly string[]
}

const nameOf = ({ product, quantity }: LabelDraft): string => `${product}, ${quantity}`

const saysTheSame = (one: LabelDraft, other: LabelDraft): boolean =>
  one.quantity === other.quantity && one.prescribed === other.prescribed

const wordedTheSame = (one: LabelDraft, other: LabelDraft): boolean =>
  one.directions.trim() === other.directions.trim() &&
  one.precautions.trim() === other.precautions.trim() &&
  one.external === other.external

// A warning is never dropped unseen: it stays on a label of which the prescriber says something else.
const withTyped = (draft: LabelDraft, { prescribed, directions, precautions, external }: LabelDraft): LabelDraft => ({
  ...draft,
  directions: prescribed === draft.prescribed ? directions : draft.directions,
  precautions,
  external,
})

/** The labels somebody is at, on the prescription as it is now; `seen` is the one they were begun on. */
export const labelsNow = (
  drafts: readonly LabelDraft[],
  seen: Pick<Prescription, 'items' | 'content'>,
  now: Pick<Prescription, 'items' | 'content'>,
): LabelsNow => {
  const before = new Map(labelDrafts(seen).map((draft) => [draft.key, draft] as const))
  const fresh = labelDrafts(now)
  const samePatient = labelName(seen.content.patient) === labelName(now.content.patient)
  const typedOn = ({ key }: LabelDraft): LabelDraft | undefined => drafts.find((draft) => draft.key === key)
  // What is kept of its words is as it was, or as it is on the screen: kept by this very print.
  const stays = (draft: LabelDraft): boolean => {
    const was = before.get(draft.key)
    const typed = typedOn(draft)
    return (
      was !== undefined &&
      saysTheSame(was, draft) &&
      (wordedTheSame(was, draft) || (typed !== undefined && wordedTheSame(typed, draft)))
    )
  }
  const isGone = ({ key }: LabelDraft): boolean => fresh.every((draft) => draft.key !== key)
  const gone = ({ itemId, product }: LabelDraft): LabelDraft | undefined =>
    drafts.find((draft) => isGone(draft) && draft.itemId === itemId && draft.product === product)
  return {
    drafts: fresh.map((draft) => {
      // Assembled anew it is another portion: what goes with it may be what it was before.
      const typed = typedOn(draft) ?? gone(draft)
      const was = before.get(draft.key)
      if (typed === undefined || (was !== undefined && !wordedTheSame(was, draft) && wordedTheSame(was, typed)))
        return draft
      return stays(draft) ? typed : withTyped(draft, typed)
    }),
    changed: [...fresh.filter((draft) => !samePatient || !stays(draft)), ...[...before.values()].filter(isGone)].map(
      nameOf,
    ),
  }
}
