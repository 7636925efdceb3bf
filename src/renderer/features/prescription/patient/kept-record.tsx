import { useState, type ReactElement } from 'react'
import type { Draft } from '../../../../contract/drafts.ts'
import type { Person } from '../../../../contract/desk.ts'
import { useQuestion } from '../../../bridge/use-question.ts'
import { noteAct } from '../../../wording/drafts.ts'
import { KeptDraft } from '../drafts/kept-draft.tsx'
import { useDrafts } from '../drafts/use-drafts.ts'
import { PatientRecord } from './patient-record.tsx'

const neverEnded = (): boolean => false

/** The patient's record with what is being written down kept for whoever began it; for nobody it is only looked at. */
export const KeptRecord = (
  props: Parameters<typeof PatientRecord>[0] & {
    /** What whoever works has begun on this prescription. */
    readonly begun: readonly Draft[]
  },
): ReactElement => {
  const { begun, ...record } = props
  const drafts = useDrafts()
  const desk = useQuestion('desk:state', {})
  // Who had the screen when it was opened; for another who takes over it is opened anew, under their own name.
  const [by] = useState<Person | null>(props.working)
  if (by === null || desk.reply?.kind !== 'answer') return <PatientRecord {...record} />
  return (
    <KeptDraft
      window={{
        of: { personId: by.id, prescriptionId: props.detail.prescription.id },
        act: noteAct,
        itemIds: [],
        appVersion: desk.reply.value.version,
      }}
      detail={props.detail}
      found={begun.find(({ act }) => act === noteAct) ?? null}
      drafts={drafts}
      ended={neverEnded}
    >
      <PatientRecord {...record} />
    </KeptDraft>
  )
}
