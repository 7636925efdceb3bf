import { useState, type ReactElement } from 'react'
import { entryChanges } from '../../../../domain/by-hand/entry-fields.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { draftOf, draftProblems, entryOf, type EntryDraft } from '../../../ui/hand-entry/entry-draft.ts'
import { EntryForm } from '../../../ui/hand-entry/entry-form.tsx'
import { EntryProblems } from '../../../ui/hand-entry/problems.tsx'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { ReasonField } from './reason-field.tsx'

/** The form as it was typed, to be put right after the paper. What was typed before stays in what happened. */
export const CorrectEntryAct = (props: ActProps): ReactElement | null => {
  const { byHand } = props.detail.prescription
  const [draft, setDraft] = useState<EntryDraft | null>(() => (byHand === null ? null : draftOf(byHand.entry)))
  const [reason, setReason] = useState('')
  if (byHand === null || draft === null) return null
  const problems = draftProblems(draft, ukDate(now()))
  const entry = entryOf(draft)
  const missing =
    problems.length > 0
      ? 'The form is not complete.'
      : entryChanges(byHand.entry, entry).length === 0
        ? 'Nothing is different yet.'
        : reason.trim() === ''
          ? 'Say why.'
          : undefined
  return (
    <ActDialog
      {...props}
      wide
      title="Correct what was typed"
      endings={[
        {
          button: 'Put it right',
          words: 'Entry corrected. A second person compares it with the paper again.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands:
            missing === undefined
              ? [{ detail: props.detail, command: { type: 'correct-entry', entry, reason: reason.trim() } }]
              : null,
          missing,
        },
      ]}
    >
      <EntryProblems problems={problems} itemIds={draft.items.map(({ id }) => id)} />
      <EntryForm
        draft={draft}
        problems={problems}
        change={(changed) => {
          setDraft({ ...draft, ...changed })
        }}
      />
      <ReasonField
        label="Why"
        value={reason}
        onChange={setReason}
        suggestions={['Misread the paper', 'Typing mistake', 'The prescriber corrected the form']}
      />
    </ActDialog>
  )
}
