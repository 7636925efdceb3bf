import { isSamePerson } from '../../../domain/same-person.ts'
import type { Detail } from './detail.ts'
import type { OpenDraft } from './drafts/draft-context.ts'
import { mayRestore } from './drafts/may-restore.ts'
import type { Other } from './use-others.ts'

/** The others that could go along, each as it was first seen in the window, and the ids of those that came after it opened. */
export interface SeenOthers {
  readonly others: readonly Other[]
  readonly later: readonly string[]
}

const idOf = ({ detail }: Other): string => detail.prescription.id

/** What has been seen once these are offered; the same object where none is new. Nothing seen changes or goes away. */
export const seenNext = (seen: SeenOthers | null, offered: readonly Other[]): SeenOthers => {
  if (seen === null) return { others: offered, later: [] }
  const known = seen.others.map(idOf)
  const fresh = offered.filter((one) => !known.includes(idOf(one)))
  return fresh.length === 0 ? seen : { others: [...seen.others, ...fresh], later: [...seen.later, ...fresh.map(idOf)] }
}

/** Whether another prescription goes along without being ticked: only what was there from the start, of the same name and birth date. */
export const goesByItself = ({ prescription }: Detail, other: Other, later: readonly string[]): boolean =>
  !later.includes(idOf(other)) && isSamePerson(prescription.content.patient, other.detail.prescription.content.patient)

/** The field in which a window keeps which others were ticked and unticked. */
export const goesAlongField = 'goesAlong'

/** Whether a person had said which others go along, and it is not filled in again: then none goes until it is ticked anew. */
export const choiceDropped = (draft: Pick<OpenDraft, 'restored' | 'fields'> | null): boolean => {
  const kept = draft?.fields[goesAlongField]
  if (draft === null || draft.restored === null || kept === undefined) return false
  return !mayRestore({}, kept, draft.restored, true)
}
