import { useContext, useState } from 'react'
import type { CommandType } from '../../../domain/commands.ts'
import type { Detail } from './detail.ts'
import { DraftContext } from './drafts/draft-context.ts'
import { useDraft } from './drafts/use-draft.ts'
import { choiceDropped, goesAlongField, goesByItself, seenNext, type SeenOthers } from './going-along.ts'
import { HappenedThen } from './happened-then.ts'
import { offering, useOthersOfPatient, type Other, type OthersOfPatient } from './use-others.ts'

/** The patient's other prescriptions in one act: `others` could go along and are as first seen, `taken` do, `later` came since. */
export interface GoingAlong extends OthersOfPatient {
  readonly others: readonly Other[]
  readonly taken: readonly Other[]
  readonly later: readonly string[]
  readonly take: (prescriptionId: string, on: boolean) => void
}

/**
 * The others that could go along in an act. What goes is what lay there when the window opened: it never grows by itself.
 * `atFirst`: whether these go until they are unticked, or only once they are ticked. What is entered for an earlier time from the
 * start takes none along by itself: what is ready now was perhaps not there then. Nor does a window in which one was ticked or
 * unticked before, and that is not known any more.
 */
export const useGoingAlong = (detail: Detail, command: CommandType, atFirst: 'all' | 'none'): GoingAlong => {
  const found = useOthersOfPatient(detail)
  const isLate = useContext(HappenedThen) !== null
  const [seen, setSeen] = useState<SeenOthers | null>(null)
  const next = found.fetched ? seenNext(seen, offering(found.details, command)) : seen
  if (next !== seen) setSeen(next)
  const [chosen, setChosen] = useDraft<Readonly<Record<string, boolean>>>(goesAlongField, {}, { check: true })
  const [dropped] = useState(choiceDropped(useContext(DraftContext)))
  const { others, later } = next ?? { others: [], later: [] }
  return {
    ...found,
    fetched: next !== null,
    others,
    later,
    taken: others.filter(
      (other) =>
        chosen[other.detail.prescription.id] ??
        (atFirst === 'all' && !isLate && !dropped && goesByItself(detail, other, later)),
    ),
    take: (prescriptionId, on) => {
      setChosen((before) => ({ ...before, [prescriptionId]: on }))
    },
  }
}
