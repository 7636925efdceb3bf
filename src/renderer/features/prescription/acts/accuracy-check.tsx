import { useState, type ReactElement } from 'react'
import type { NearMiss } from '../../../../domain/commands.ts'
import type { Item } from '../../../../domain/prescription.ts'
import { portionsHere } from '../../../../domain/supply.ts'
import { classes } from '../../../ui/class-names.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { nearMissWords } from '../../../wording/near-misses.ts'
import { amountWords, dateWords } from '../../../wording/numbers-and-dates.ts'
import { ActDialog, type ActProps, type Ending } from '../act-dialog.tsx'
import { itemOf } from '../detail.ts'
import css from './forms.module.css'
import { ReasonField } from './reason-field.tsx'

const categories = Object.keys(nearMissWords) as readonly NearMiss['category'][]

const Compared = (props: { readonly words: string; readonly differs: boolean }): ReactElement => (
  <p className={classes(css['drug'], props.differs && css['differs'])}>
    {props.words}
    {props.differs ? <span className={css['says']}>differs from the prescription</span> : null}
  </p>
)

const ToCompare = (props: {
  readonly item: Item
  readonly tick: ((on: boolean) => void) | null
  readonly ticked: boolean
}): ReactElement => {
  const { item, tick } = props
  const { content } = item
  const { unit } = content.quantity
  const waiting = portionsHere(item).filter((portion) => portion.accuracy === null)
  const lines = waiting.flatMap((portion) => portion.lines)
  return (
    <div className={css['block']}>
      <div className={css['compared']}>
        {tick === null ? (
          <span />
        ) : (
          <Tick ticked={props.ticked} onChange={tick} label={`Checked: ${content.drug.name}`}>
            {''}
          </Tick>
        )}
        <div>
          <p className={css['quiet']}>Prescribed</p>
          <p className={css['drug']}>{content.drug.name}</p>
          <p className={css['drug']}>{amountWords(item.toSupply, unit)}</p>
          <p>{content.directions}</p>
        </div>
        <div>
          <p className={css['quiet']}>In front of you, assembled by {waiting.at(-1)?.assembled.by.name ?? 'nobody'}</p>
          {lines.map((line, at) => (
            <div key={at}>
              <Compared words={line.product.name} differs={line.product.name !== content.drug.name} />
              <Compared
                words={amountWords(line.amount, unit)}
                differs={lines.length === 1 && line.amount !== item.toSupply}
              />
              <p className={css['small']}>
                {line.batch === null ? 'no batch' : `batch ${line.batch}`} ·{' '}
                {line.expiry === null ? 'no expiry' : `expires ${dateWords(line.expiry)}`}
              </p>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

const useNearMiss = (itemIds: readonly string[]) => {
  const [failing, setFailing] = useState(false)
  const [category, setCategory] = useState<NearMiss['category'] | null>(null)
  const [itemId, setItemId] = useState<string | null>(itemIds.length === 1 ? (itemIds[0] ?? null) : null)
  const [what, setWhat] = useState('')
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
  const [ticked, setTicked] = useState<readonly string[]>(itemIds)
  const [selfReason, setSelfReason] = useState('')
  const miss = useNearMiss(itemIds)
  const own = items.some(
    (item) =>
      ticked.includes(item.content.id) &&
      portionsHere(item).some((portion) => portion.accuracy === null && portion.assembled.by.id === props.personId),
  )
  const passed: Ending = {
    button: 'All correct',
    words: 'Accuracy check passed.',
    look: 'primary',
    keyOf: 'Control+Enter',
    commands:
      ticked.length === 0 || (own && selfReason.trim() === '')
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
