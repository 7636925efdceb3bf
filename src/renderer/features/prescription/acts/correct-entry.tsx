import { useCallback, type ReactElement } from 'react'
import { entryChanges } from '../../../../domain/by-hand/entry-fields.ts'
import type { HandEntry } from '../../../../domain/by-hand/hand-entry.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { draftOf, draftProblems, entryOf, type EntryDraft } from '../../../ui/hand-entry/entry-draft.ts'
import { EntryForm, type ChangeDraft } from '../../../ui/hand-entry/entry-form.tsx'
import { EntryProblems } from '../../../ui/hand-entry/problems.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { ReasonField } from './reason-field.tsx'

interface CorrectProps extends ActProps {
  readonly personId: string | null
}

const CorrectForm = (
  props: CorrectProps & { readonly typed: HandEntry; readonly typists: readonly string[] },
): ReactElement => {
  const { typed, typists } = props
  const [draft, setDraft] = useDraft<EntryDraft>('entry', () => draftOf(typed), { check: true })
  const [reason, setReason] = useDraft('reason', '')
  const change: ChangeDraft = useCallback(
    (changed) => {
      setDraft((before) => ({ ...before, ...(typeof changed === 'function' ? changed(before) : changed) }))
    },
    [setDraft],
  )
  const problems = draftProblems(draft, ukDate(now())).filter(({ code }) => code !== 'past-last-day')
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
      {props.personId === null || typists.includes(props.personId) ? null : (
        <Notice tone="attention" head="Whoever corrects it cannot compare it with the paper afterwards.">
          <p>If you are the second person, close this and let whoever typed it put it right. Then compare it.</p>
        </Notice>
      )}
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
export const CorrectEntryAct = (props: CorrectProps): ReactElement | null => {
  const { byHand } = props.detail.prescription
  return byHand === null ? null : <CorrectForm {...props} typed={byHand.entry} typists={byHand.typists} />
}
