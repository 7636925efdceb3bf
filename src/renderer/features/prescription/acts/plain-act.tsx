import type { ReactElement } from 'react'
import { Choices } from '../../../ui/choices.tsx'
import { spokenName } from '../../../wording/names.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemName, itemOf } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { BagItems } from './bag-items.tsx'
import { ItemTicks } from './item-ticks.tsx'
import { plainActOf, plainActs, type PlainActName } from './plain-acts.ts'
import { ReasonField } from './reason-field.tsx'

/** The dialog of a plain act. */
export const PlainActDialog = (props: ActProps & { readonly name: PlainActName }): ReactElement => {
  const { detail, itemIds } = props
  const { oneItem } = plainActs[props.name]
  const [ticked, setTicked] = useDraft<readonly string[]>('ticked', oneItem ? itemIds.slice(0, 1) : itemIds)
  const act = plainActOf(
    props.name,
    (ticked.length === 0 ? itemIds : ticked).flatMap((itemId) => itemOf(detail.prescription, itemId) ?? []),
    detail.prescription,
  )
  const ticks = { prescription: detail.prescription, itemIds, ticked, onChange: setTicked }
  const [text, setText] = useDraft('text', '')
  const missing =
    act.onItems && ticked.length === 0
      ? 'Choose at least one item.'
      : act.text?.needed === true && text.trim() === ''
        ? 'Say why.'
        : undefined
  const { content } = detail.prescription
  return (
    <ActDialog
      {...props}
      title={act.title}
      endings={[
        {
          button: act.button(spokenName(content.patient)),
          words: act.told,
          look: act.danger ? 'danger' : 'primary',
          keyOf: 'Control+Enter',
          commands: missing === undefined ? [{ detail, command: act.command({ itemIds: ticked, text }) }] : null,
          missing,
        },
      ]}
    >
      <p>{act.sentence}</p>
      {act.oneItem && itemIds.length > 1 ? (
        <Choices
          label="Which item?"
          value={ticked[0] ?? null}
          onChange={(itemId) => {
            setTicked([itemId])
          }}
          choices={itemIds.map((value) => ({ value, words: itemName(detail.prescription, value) }))}
          column
        />
      ) : null}
      {!act.onItems || (act.oneItem && itemIds.length > 1) ? null : act.portionsOf === undefined ? (
        <ItemTicks {...ticks} />
      ) : (
        <BagItems {...ticks} portionsOf={act.portionsOf} />
      )}
      {act.text === null ? null : (
        <ReasonField
          label={act.text.label}
          value={text}
          onChange={setText}
          autoFocus={act.text.needed && !(act.oneItem && itemIds.length > 1)}
          {...(act.text.suggestions.length === 0 ? {} : { suggestions: act.text.suggestions })}
        />
      )}
    </ActDialog>
  )
}
