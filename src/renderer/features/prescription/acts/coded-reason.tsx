import type { ReactElement } from 'react'
import { notDispensedReasons, returnReasons } from '../../../../domain/dispense-reasons.ts'
import { Choices } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { ItemTicks } from './item-ticks.tsx'

/** Not dispensed, with one of the national reasons. */
export const NotDispensedAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const [ticked, setTicked] = useDraft<readonly string[]>('ticked', itemIds.length === 1 ? itemIds : [])
  const [reasonCode, setReasonCode] = useDraft<string | null>('reasonCode', null)
  const [note, setNote] = useDraft('note', '')
  return (
    <ActDialog
      {...props}
      title="Not dispensed"
      endings={[
        {
          button: 'Mark as not dispensed',
          words: 'Marked as not dispensed.',
          look: 'danger',
          keyOf: 'Control+Enter',
          commands:
            reasonCode === null || ticked.length === 0
              ? null
              : [
                  {
                    detail,
                    command: {
                      type: 'mark-not-dispensed',
                      itemIds: [...ticked],
                      reasonCode,
                      note: note.trim() === '' ? null : note.trim(),
                    },
                  },
                ],
          missing: ticked.length === 0 ? 'Choose at least one item.' : 'Choose the national reason.',
        },
      ]}
    >
      <ItemTicks prescription={detail.prescription} itemIds={itemIds} ticked={ticked} onChange={setTicked} />
      <Choices
        label="National reason"
        value={reasonCode}
        onChange={setReasonCode}
        choices={notDispensedReasons.map(({ code, meaning }) => ({ value: code, words: meaning }))}
        column
      />
      <TextField label="Note, if it helps" value={note} onChange={setNote} max={2000} />
    </ActDialog>
  )
}

/** Gives the whole prescription back, for the patient to take it elsewhere. */
export const ReturnAct = (props: ActProps): ReactElement => {
  const [reasonCode, setReasonCode] = useDraft<string | null>('reasonCode', null)
  return (
    <ActDialog
      {...props}
      title="Return to Spine"
      endings={[
        {
          button: 'Return the whole prescription',
          words: 'Returned to Spine.',
          look: 'danger',
          keyOf: 'Control+Enter',
          commands:
            reasonCode === null ? null : [{ detail: props.detail, command: { type: 'return-to-spine', reasonCode } }],
          missing: 'Choose the national reason.',
        },
      ]}
    >
      <p>
        Recorded here, and the NHS App follows it no longer. Pestle cannot give it back for you yet: do so in your EPS
        system as well.
      </p>
      <Choices
        label="National reason"
        value={reasonCode}
        onChange={setReasonCode}
        choices={returnReasons.map(({ code, meaning }) => ({ value: code, words: meaning }))}
        column
      />
    </ActDialog>
  )
}
