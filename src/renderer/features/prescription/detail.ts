import type { Output } from '../../../contract/index.ts'
import type { PortionRef } from '../../../domain/events.ts'
import type { Item, Prescription } from '../../../domain/prescription.ts'
import { formatHundredths } from '../../../domain/quantity.ts'
import { amountWords } from '../../wording/numbers-and-dates.ts'

/** A prescription with everything the screen shows of it. */
export type Detail = Output<'prescription:detail'>

/** The item of an id; undefined for an id of an item that is not on the prescription. */
export const itemOf = (p: Prescription, itemId: string): Item | undefined =>
  p.items.find((item) => item.content.id === itemId)

/** The name of an item as prescribed; of an id that is not on it any more, that it was another. */
export const itemName = (p: Prescription, itemId: string): string =>
  itemOf(p, itemId)?.content.drug.name ?? 'an item that is no longer on it'

const portionWords = (p: Prescription, { itemId, portionId }: PortionRef): string => {
  const item = itemOf(p, itemId)
  const portions = item ? [...item.portions, ...item.broughtBack, ...item.setAside] : []
  const portion = portions.find(({ id }) => id === portionId)
  if (!item || !portion) return itemName(p, itemId)
  const { drug, quantity } = item.content
  const products = [...new Set(portion.lines.map((line) => line.product.name))]
  const named = products.every((name) => name === drug.name) ? drug.name : `${products.join(' and ')} for ${drug.name}`
  if (portion.amount === item.toSupply) return named
  return `${named}, ${formatHundredths(portion.amount)} of ${amountWords(item.toSupply, quantity.unit)}`
}

const allOf = (p: Prescription, itemIds: readonly string[]): boolean =>
  itemIds.length === p.items.length && itemIds.length > 1

/** How sentences about a prescription name items, and amounts with the unit of their item. */
export const tellingOf = (p: Prescription) => ({
  item: (itemId: string): string => itemName(p, itemId),
  items: (itemIds: readonly string[]): string =>
    allOf(p, itemIds) ? 'all items' : itemIds.map((itemId) => itemName(p, itemId)).join(', '),
  portions: (refs: readonly PortionRef[]): string => {
    const names = refs.map(({ itemId }) => itemName(p, itemId))
    const words = refs.map((ref) => portionWords(p, ref))
    const asPrescribed = words.every((one, at) => one === names[at])
    return asPrescribed && allOf(p, [...new Set(refs.map(({ itemId }) => itemId))]) ? 'all items' : words.join('; ')
  },
  amount: (itemId: string, hundredths: number): string =>
    amountWords(hundredths, itemOf(p, itemId)?.content.quantity.unit ?? ''),
})
