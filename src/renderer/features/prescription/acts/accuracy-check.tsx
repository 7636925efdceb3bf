import type { ReactElement } from 'react'
import type { NearMiss } from '../../../../domain/commands.ts'
import { portionsHere } from '../../../../domain/supply.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { counted } from '../../../wording/numbers-and-dates.ts'
import { nearMissWords } from '../../../wording/near-misses.ts'
import { ActDialog, type ActProps, type Ending } from '../act-dialog.tsx'
import { itemOf } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { differencesOf } from './differences.ts'
import { ReasonField } from './reason-field.tsx'
import { ToCompare } from './to-compare.tsx'

const categories = Object.keys(nearMissWords) as readonly NearMiss['category'][]

const useNearMiss = (itemIds: readonly string[]) => {
  const [failing, setFailing] = useDraft('failing', false)
  const [category, setCategory] = useDraft<NearMiss['category'] | null>('category', null)
  const [itemId, setItemId] = useDraft<string | null>('itemId', itemIds.length === 1 ? (itemIds[0] ?? null) : null)
  const [what, setWhat] = useDraft('what', '')
  const nearMiss: NearMiss | null =
    category === null
      ? null
      : { category, what: what.trim() === '' ? nearMissWords[category] : what.trim(), contributing: null }
  return { failing, setFailing, category, setCategory, itemId, setItemId, what, setWhat, nearMiss }
}

/** The second pair of eyes: prescribed beside assembled. F and a number send it back as a near miss. */
export const AccuracyCheckAct = (props: ActProps & { readonly personId: string | null }): ReactElement => {
  const { detail, itemIds } = props
  const items = itemIds.flatMap((itemId) => itemOf(detail.prescription, itemId) ?? [])
  const [ticked, setTicked] = useDraft<readonly string[]>('ticked', itemIds, { check: true })
  const [seen, setSeen] = useDraft<readonly string[]>('seen', [], { check: true })
  const [selfReason, setSelfReason] = useDraft('selfReason', '')
  const miss = useNearMiss(itemIds)
  const own = items.some(
    (item) =>
      ticked.includes(item.content.id) &&
      portionsHere(item).some((portion) => portion.accuracy === null && portion.assembled.by.id === props.personId),
  )
  const unseen = items
    .filter((item) => ticked.includes(item.content.id))
    .flatMap(differencesOf)
    .filter(({ key }) => !seen.includes(key))
  const missing =
    ticked.length === 0
      ? 'Choose what you have checked.'
      : unseen.length > 0
        ? `${counted(unseen.length, 'difference')} from the prescription still to be ticked.`
        : own && selfReason.trim() === ''
          ? 'Say why you check your own work.'
          : undefined
  const passed: Ending = {
    button: 'All correct',
    words: 'Accuracy check passed.',
    look: 'primary',
    keyOf: 'Control+Enter',
    commands:
      missing !== undefined
        ? null
        : [
            {
              detail,
              command: {
                type: 'record-accuracy-check',
                itemIds: [...ticked],
                outcome: 'passed',
                selfCheckReason: own ? selfReason.trim() : null,
              },
            },
          ],
    missing,
  }
  const failed: Ending = {
    button: 'Send back to assembly',
    words: 'Near miss recorded. It is back at assembly.',
    look: 'danger',
    keyOf: 'Control+Enter',
    commands:
      miss.nearMiss === null || miss.itemId === null
        ? null
        : [{ detail, command: { type: 'fail-accuracy-check', itemId: miss.itemId, nearMiss: miss.nearMiss } }],
    missing: miss.itemId === null ? 'Choose which item.' : 'Say what is wrong.',
  }
  const numbers = Object.fromEntries(
    categories.map((category, at) => [
      String(at + 1),
      () => {
        miss.setCategory(category)
      },
    ]),
  )
  return (
    <ActDialog
      {...props}
      wide
      title={miss.failing ? 'Accuracy check: what is wrong?' : 'Accuracy check'}
      keys={miss.failing ? numbers : { f: () => miss.setFailing(true) }}
      endings={miss.failing ? [failed] : [passed]}
      foot={
        miss.failing ? (
          <Button key="back" onPress={() => miss.setFailing(false)}>
            Back to the check
          </Button>
        ) : (
          <Button key="wrong" keyOf="f" onPress={() => miss.setFailing(true)}>
            Something is wrong
          </Button>
        )
      }
    >
      {miss.failing ? (
        <>
          {items.length > 1 ? (
            <Choices
              label="Which item?"
              value={miss.itemId}
              onChange={miss.setItemId}
              choices={items.map((item) => ({ value: item.content.id, words: item.content.drug.name }))}
              column
            />
          ) : null}
          <Choices
            label="What is wrong?"
            value={miss.category}
            onChange={miss.setCategory}
            choices={categories.map((value, at) => ({ value, words: nearMissWords[value], keyOf: String(at + 1) }))}
          />
          <TextField label="In more words, if it helps others" value={miss.what} onChange={miss.setWhat} />
          <Notice tone="plain" head="A near miss is kept to learn from, and never held against anyone." />
        </>
      ) : (
        <>
          {items.map((item) => {
            const itemId = item.content.id
            return (
              <ToCompare
                key={itemId}
                item={item}
                ticked={ticked.includes(itemId)}
                seen={seen}
                onSeen={setSeen}
                tick={
                  items.length === 1
                    ? null
                    : (on) => {
                        setTicked(on ? [...ticked, itemId] : ticked.filter((other) => other !== itemId))
                      }
                }
              />
            )
          })}
          {own ? (
            <>
              <Notice tone="attention" head="You assembled this yourself. A second person should check it." />
              <ReasonField
                label="Why you check your own work"
                value={selfReason}
                onChange={setSelfReason}
                suggestions={['Working alone', 'Nobody else may check']}
              />
            </>
          ) : null}
        </>
      )}
    </ActDialog>
  )
}
