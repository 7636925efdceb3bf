import type { ReactElement } from 'react'
import type { NearMiss } from '../../../../domain/commands.ts'
import { Choices } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { nearMissWords } from '../../../wording/near-misses.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemName } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'

const categories = Object.keys(nearMissWords) as readonly NearMiss['category'][]

/** A near miss found outside the accuracy check, also in something checked already: it goes back to assembly. */
export const NearMissAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const [itemId, setItemId] = useDraft<string | null>('itemId', itemIds.length === 1 ? (itemIds[0] ?? null) : null)
  const [category, setCategory] = useDraft<NearMiss['category'] | null>('category', null)
  const [what, setWhat] = useDraft('what', '')
  const ready = itemId !== null && category !== null
  return (
    <ActDialog
      {...props}
      title="Send back to assembly"
      keys={Object.fromEntries(categories.map((one, at) => [String(at + 1), () => setCategory(one)]))}
      endings={[
        {
          button: 'Send back to assembly',
          words: 'Near miss recorded. It is back at assembly.',
          look: 'danger',
          keyOf: 'Control+Enter',
          commands: ready
            ? [
                {
                  detail,
                  command: {
                    type: 'fail-accuracy-check',
                    itemId,
                    nearMiss: {
                      category,
                      what: what.trim() === '' ? nearMissWords[category] : what.trim(),
                      contributing: null,
                    },
                  },
                },
              ]
            : null,
          missing: itemId === null ? 'Choose which item.' : 'Say what is wrong.',
        },
      ]}
    >
      <Choices
        label="Which item?"
        value={itemId}
        onChange={setItemId}
        choices={itemIds.map((value) => ({ value, words: itemName(detail.prescription, value) }))}
        column
      />
      <Choices
        label="What is wrong?"
        value={category}
        onChange={setCategory}
        choices={categories.map((value, at) => ({ value, words: nearMissWords[value], keyOf: String(at + 1) }))}
      />
      <TextField label="In more words, if it helps others" value={what} onChange={setWhat} />
    </ActDialog>
  )
}
