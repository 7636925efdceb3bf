import { useState, type ReactElement } from 'react'
import { Choices } from '../../../ui/choices.tsx'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import css from './forms.module.css'
import { ReasonField } from './reason-field.tsx'

type MedicineIs = 'in-its-place' | 'here-not-placed' | 'gone'

/** The answers to where the medicine of a corrected departure is. */
export const whereItIs = [
  { value: 'in-its-place', words: 'Here, back in its place: it is ready' },
  { value: 'here-not-placed', words: 'Here, but not in its place' },
  { value: 'gone', words: 'Gone: it cannot be given out again' },
] as const satisfies readonly { readonly value: MedicineIs; readonly words: string }[]

/** Corrects one recorded act by a new one that names it; nothing is erased. */
export const CorrectAct = (
  props: ActProps & { readonly eventId: string; readonly what: string; readonly departure: boolean },
): ReactElement => {
  const [reason, setReason] = useState('')
  const [medicineIs, setMedicineIs] = useState<MedicineIs | null>(null)
  const missing = reason.trim() === '' || (props.departure && medicineIs === null)
  return (
    <ActDialog
      {...props}
      title="Correct"
      endings={[
        {
          button: 'Correct',
          words: 'Corrected.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands: missing
            ? null
            : [
                {
                  detail: props.detail,
                  command: { type: 'correct', eventId: props.eventId, reason: reason.trim(), medicineIs },
                },
              ],
        },
      ]}
    >
      <p className={css['ask']}>{props.what}</p>
      <p>This takes the act back. Both stay in the record, with your name and reason.</p>
      {props.departure ? (
        <Choices
          label="Where is the medicine now?"
          value={medicineIs}
          onChange={setMedicineIs}
          choices={whereItIs}
          column
        />
      ) : null}
      <ReasonField
        label="Why"
        value={reason}
        onChange={setReason}
        suggestions={['Pressed by mistake', 'Wrong patient', 'It did not happen']}
      />
    </ActDialog>
  )
}
