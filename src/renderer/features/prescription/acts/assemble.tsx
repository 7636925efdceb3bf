import type { ReactElement } from 'react'
import { leftToAssemble } from '../../../../domain/supply.ts'
import { counted } from '../../../wording/numbers-and-dates.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemOf } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { assembleCommand, assembleMissing, freshForm, type ItemForm } from './assemble-form.ts'
import { AssembleItem } from './assemble-item.tsx'

/** Assembly of the items that still need it, all in one window; what is short becomes an owing. */
export const AssembleAct = (props: ActProps): ReactElement => {
  const { detail } = props
  const items = props.itemIds.flatMap((itemId) => itemOf(detail.prescription, itemId) ?? [])
  const [forms, setForms] = useDraft<readonly ItemForm[]>('forms', () => {
    const needed = items.filter((item) => leftToAssemble(item) > 0)
    const owed = needed.length > 0 ? needed : items.filter((item) => item.owing !== null)
    const ticked = owed.length > 0 ? owed : items
    return items.map((item) => freshForm(item, ticked.includes(item)))
  })
  const chosen = forms.filter((form) => form.ticked)
  const commands = chosen.flatMap((form) => {
    const item = itemOf(detail.prescription, form.itemId)
    const command = item && assembleCommand(item, form)
    return command ? [{ detail, command }] : []
  })
  const missingWords = chosen.flatMap((form) => {
    const item = itemOf(detail.prescription, form.itemId)
    return (item && assembleMissing(item, form)) ?? []
  })[0]
  return (
    <ActDialog
      {...props}
      wide
      title="Assemble"
      endings={[
        {
          button: chosen.length === 1 ? 'Assembled' : `Assembled ${counted(chosen.length, 'item')}`,
          words: `Assembled: ${counted(chosen.length, 'item')}.`,
          look: 'primary',
          keyOf: 'Control+Enter',
          commands: chosen.length > 0 && commands.length === chosen.length ? commands : null,
          missing: chosen.length === 0 ? 'Choose what you have assembled.' : missingWords,
        },
      ]}
    >
      {items.map((item, at) => {
        const form = forms[at]
        return form === undefined ? null : (
          <AssembleItem
            key={form.itemId}
            item={item}
            form={form}
            only={items.length === 1}
            onChange={(changed) => {
              setForms(forms.map((other) => (other.itemId === changed.itemId ? changed : other)))
            }}
          />
        )
      })}
    </ActDialog>
  )
}
