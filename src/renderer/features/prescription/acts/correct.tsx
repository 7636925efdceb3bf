import { useState, type ReactElement } from 'react'
import { Notice } from '../../../ui/notice.tsx'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import css from './forms.module.css'
import { ReasonField } from './reason-field.tsx'
import { earlierChargeWords } from '../../../wording/at-the-counter.ts'
import { chargeOfAct } from './earlier-charge.ts'
import { medicineOf, whereKeys, whereMissing, WhereIsIt, type MedicineIs } from './where-is-it.tsx'

/** Corrects one recorded act by a new one that names it; nothing is erased. */
export const CorrectAct = (
  props: ActProps & { readonly eventId: string; readonly what: string; readonly departure: boolean },
): ReactElement => {
  const [reason, setReason] = useDraft('reason', '')
  const [medicineIs, setMedicineIs] = useState<MedicineIs | null>(null)
  const charge = chargeOfAct(props.detail.acts, props.eventId)
  const missing = props.departure && medicineIs === null ? whereMissing : reason.trim() === '' ? 'Say why.' : undefined
  return (
    <ActDialog
      {...props}
      title="Correct"
      keys={props.departure ? whereKeys(setMedicineIs) : {}}
      endings={[
        {
          button: 'Correct',
          words: 'Corrected.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands:
            missing !== undefined
              ? null
              : [
                  {
                    detail: props.detail,
                    command: {
                      type: 'correct',
                      eventId: props.eventId,
                      reason: reason.trim(),
                      ...medicineOf(medicineIs),
                    },
                  },
                ],
          missing,
        },
      ]}
    >
      <p className={css['ask']}>{props.what}</p>
      <p>This takes the act back. Both stay in the record, with your name and reason.</p>
      {charge === null ? null : <Notice tone="attention" head={earlierChargeWords(charge)} />}
      {props.departure ? <WhereIsIt value={medicineIs} onChange={setMedicineIs} /> : null}
      <ReasonField
        label="Why"
        value={reason}
        onChange={setReason}
        autoFocus={!props.departure}
        suggestions={['Pressed by mistake', 'Wrong patient', 'It did not happen']}
      />
    </ActDialog>
  )
}
