import { useState, type ReactElement } from 'react'
import { entryFields } from '../../../../domain/by-hand/entry-fields.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { entryFieldName, entryFieldText, entryItemIds } from '../../../wording/by-hand.ts'
import { counted } from '../../../wording/numbers-and-dates.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { CorrectEntryAct } from './correct-entry.tsx'
import css from './forms.module.css'

/** The second person holds every field against the paper. What is different is put right, and then checked again. */
export const CheckEntryAct = (props: ActProps & { readonly personId: string | null }): ReactElement | null => {
  const { byHand } = props.detail.prescription
  const [compared, setCompared] = useDraft<readonly string[]>('compared', [], { check: true })
  const [correcting, setCorrecting] = useState(false)
  if (byHand === null) return null
  if (correcting) return <CorrectEntryAct {...props} />
  const fields = entryFields(byHand.entry)
  const left = fields.filter(({ field }) => !compared.includes(field)).length
  const itemIds = entryItemIds(byHand.entry)
  return (
    <ActDialog
      {...props}
      wide
      title="Compare the entry with the paper"
      foot={
        <Button
          onPress={() => {
            setCorrecting(true)
          }}
        >
          Something is different: correct it
        </Button>
      }
      endings={[
        {
          button: 'All of it is as on the paper',
          words: 'Entry checked.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands: left === 0 ? [{ detail: props.detail, command: { type: 'check-entry', compared } }] : null,
          missing: `${counted(left, 'field')} left to compare.`,
        },
      ]}
    >
      {props.personId !== null && byHand.typists.includes(props.personId) ? (
        <Notice tone="attention" head="You typed this yourself, or part of it.">
          <p>Someone else compares it with the paper, unless it is on record that you are working alone.</p>
        </Notice>
      ) : null}
      <p>Take the paper. Tick each line that says the same.</p>
      <div className={css['fields']}>
        {fields.map(({ field, text }) => (
          <div key={field} className={css['field']}>
            <Tick
              ticked={compared.includes(field)}
              onChange={(on) => {
                const others = compared.filter((one) => one !== field)
                setCompared(on ? [...others, field] : others)
              }}
            >
              <span className={css['fieldName']}>{entryFieldName(field, itemIds)}</span>{' '}
              <strong>{entryFieldText(field, text)}</strong>
            </Tick>
          </div>
        ))}
      </div>
    </ActDialog>
  )
}
