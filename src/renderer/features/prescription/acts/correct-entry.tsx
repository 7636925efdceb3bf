import { useCallback, type ReactElement } from 'react'
import { entryChanges } from '../../../../domain/by-hand/entry-fields.ts'
import type { HandEntry } from '../../../../domain/by-hand/hand-entry.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { draftOf, draftProblems, entryOf, type EntryDraft } from '../../../ui/hand-entry/entry-draft.ts'
import { EntryForm, type ChangeDraft } from '../../../ui/hand-entry/entry-form.tsx'
import { EntryProblems } from '../../../ui/hand-entry/problems.tsx'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { ReasonField } from './reason-field.tsx'

const CorrectForm = (props: ActProps & { readonly typed: HandEntry }): ReactElement => {
  const { typed } = props
  const [draft, setDraft] = useDraft<EntryDraft>('entry', () => draftOf(typed))
  const [reason, setReason] = useDraft('reason', '')
  const change: ChangeDraft = useCallback(
    (changed) => {
      setDraft((before) => ({ ...before, ...(typeof changed === 'function' ? changed(before) : changed) }))
    },
    [setDraft],
  )
  const problems = draftProblems(draft, ukDate(now()))
  const entry = entryOf(draft)
  const missing =
    problems.length > 0
      ? 'The form is not complete.'
      : entryChanges(typed, entry).length === 0
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
      <EntryForm draft={draft} problems={problems} change={change} />
      <ReasonField
        label="Why"
        value={reason}
        onChange={setReason}
        suggestions={['Misread the paper', 'Typing mistake', 'The prescriber corrected the form']}
      />
    </ActDialog>
  )
}

/** The form as it was typed, to be put right after the paper. What was typed before stays in what happened. */
export const CorrectEntryAct = (props: ActProps): ReactElement | null => {
  const { byHand } = props.detail.prescription
  return byHand === null ? null : <CorrectForm {...props} typed={byHand.entry} />
}
