import type { ReactElement } from 'react'
import { lookAlikesOf, type LookAlikePair } from '../../../../domain/look-alikes.ts'
import type { Item } from '../../../../domain/prescription.ts'
import type { ContributoryFactor, MistakeCategory, NearMiss } from '../../../../domain/safety.ts'
import { portionsHere } from '../../../../domain/supply.ts'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Tick } from '../../../ui/tick.tsx'
import type { Keys } from '../../../ui/use-keys.ts'
import { lookAlikeWords, nearMissAsked, nearMissWords } from '../../../wording/near-misses.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { FactorTicks } from './factor-ticks.tsx'

const categories = Object.keys(nearMissWords) as readonly MistakeCategory[]

/** A near miss as it is being written down; `nearMiss` is null while something is missing, which `missing` says. */
export interface NearMissForm {
  readonly itemId: string | null
  readonly nearMiss: NearMiss | null
  readonly missing: string | undefined
  /** Something of it is filled in. */
  readonly begun: boolean
  readonly throwAway: () => void
  /** 1 to 8: what is wrong. */
  readonly keys: Keys
  readonly fields: ReactElement
}

const isPair = (one: LookAlikePair, other: readonly string[] | null): boolean =>
  other !== null && one[0] === other[0] && one[1] === other[1]

const LookAlikes = (props: {
  readonly item: Item | undefined
  readonly chosen: readonly string[] | null
  readonly onChoose: (pair: LookAlikePair | null) => void
}): ReactElement | null => {
  const { item } = props
  if (item === undefined) return null
  const assembled = portionsHere(item).flatMap(({ lines }) => lines.map(({ product }) => product.name))
  const pairs = lookAlikesOf([item.content.drug.name, ...assembled])
  return pairs.length === 0 ? null : (
    <Notice tone="plain" head="These names are known to be taken for each other. Was it this?">
      {pairs.map((pair) => (
        <Tick
          key={lookAlikeWords(pair)}
          ticked={isPair(pair, props.chosen)}
          onChange={(on) => {
            props.onChoose(on ? pair : null)
          }}
        >
          {lookAlikeWords(pair)}
        </Tick>
      ))}
    </Notice>
  )
}

/** The writing down of a near miss: which item, what is wrong, what helped it to happen, and which names were taken for each other. */
export const useNearMissForm = (items: readonly Item[]): NearMissForm => {
  const only = items.length === 1 ? (items[0]?.content.id ?? null) : null
  const [category, setCategory] = useDraft<MistakeCategory | null>('category', null)
  const [itemId, setItemId] = useDraft<string | null>('itemId', only)
  const [what, setWhat] = useDraft('what', '')
  const [contributing, setContributing] = useDraft<readonly ContributoryFactor[]>('contributing', [])
  const [lookAlike, setLookAlike] = useDraft<LookAlikePair | null>('lookAlike', null)
  const item = items.find(({ content }) => content.id === itemId)
  const names = category === 'wrong-drug'
  return {
    itemId,
    nearMiss:
      category === null
        ? null
        : {
            category,
            what: what.trim() === '' ? nearMissWords[category] : what.trim(),
            contributing: [...contributing],
            lookAlike: names ? lookAlike : null,
          },
    begun: category !== null || what.trim() !== '' || contributing.length > 0,
    throwAway: () => {
      setCategory(null)
      setItemId(only)
      setWhat('')
      setContributing([])
      setLookAlike(null)
    },
    missing: itemId === null ? 'Choose which item.' : category === null ? 'Say what is wrong.' : undefined,
    keys: Object.fromEntries(
      categories.map((one, at) => [
        String(at + 1),
        () => {
          setCategory(one)
        },
      ]),
    ),
    fields: (
      <>
        {items.length > 1 ? (
          <Choices
            label="Which item?"
            value={itemId}
            onChange={setItemId}
            choices={items.map(({ content }) => ({ value: content.id, words: content.drug.name }))}
            column
          />
        ) : null}
        <Choices
          label="What is wrong?"
          value={category}
          onChange={setCategory}
          choices={categories.map((value, at) => ({ value, words: nearMissWords[value], keyOf: String(at + 1) }))}
        />
        {names ? <LookAlikes item={item} chosen={lookAlike} onChoose={setLookAlike} /> : null}
        <FactorTicks chosen={contributing} onChange={setContributing} />
        <TextField label={nearMissAsked(category)} value={what} onChange={setWhat} />
        <Notice tone="plain" head="A near miss is kept to learn from." />
      </>
    ),
  }
}
