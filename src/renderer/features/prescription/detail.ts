import type { Output } from '../../../contract/index.ts'
import type { Item, Prescription } from '../../../domain/prescription.ts'
import { amountWords } from '../../wording/numbers-and-dates.ts'

/** A prescription with everything the screen shows of it. */
export type Detail = Output<'prescription:detail'>

/** The item of an id; undefined for an id of an item that is not on the prescription. */
export const itemOf = (p: Prescription, itemId: string): Item | undefined =>
  p.items.find((item) => item.content.id === itemId)

/** The name of an item as prescribed; of an id that is not on it any more, that it was another. */
export const itemName = (p: Prescription, itemId: string): string =>
  itemOf(p, itemId)?.content.drug.name ?? 'an item that is no longer on it'

/** How sentences about a prescription name items, and amounts with the unit of their item. */
export const tellingOf = (p: Prescription) => ({
  item: (itemId: string): string => itemName(p, itemId),
  items: (itemIds: readonly string[]): string =>
    itemIds.length === p.items.length && itemIds.length > 1
      ? 'all items'
      : itemIds.map((itemId) => itemName(p, itemId)).join(', '),
  amount: (itemId: string, hundredths: number): string =>
    amountWords(hundredths, itemOf(p, itemId)?.content.quantity.unit ?? ''),
})
