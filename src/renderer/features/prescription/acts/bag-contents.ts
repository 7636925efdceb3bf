import { isAsPrescribed } from '../../../../domain/as-prescribed.ts'
import type { Item, Portion } from '../../../../domain/prescription.ts'
import { amountOf, outPortions, portionsToLeave, portionsToPlace } from '../../../../domain/supply.ts'
import { amountWords, dateWords } from '../../../wording/numbers-and-dates.ts'

/** Which portions of an item an act is on. */
export type PortionsOf = (item: Item) => readonly Portion[]

/** The portions that the next bag takes up: checked, here and in no bag yet. */
export const toBag: PortionsOf = portionsToPlace

/** The portions in a bag in its place, or in one until their legal days ended. */
export const inBag: PortionsOf = portionsToLeave

/** One product of an item as it lies in a bag; `differs` when it is not the product prescribed. */
export interface BaggedProduct {
  readonly name: string
  readonly amount: string
  readonly differs: boolean
}

/** What an act moves of an item: never what was prescribed, but what was assembled. */
export interface BagContents {
  readonly products: readonly BaggedProduct[]
  /** `28 tablets`, and of a part `10 of 56 tablets in this bag`. */
  readonly amount: string
  /** What of it is not in this bag, and an amount that is not the one prescribed; empty when there is nothing to say. */
  readonly notes: readonly string[]
}

const productsOf = (item: Item, portions: readonly Portion[]): readonly BaggedProduct[] => {
  const lines = portions.flatMap((portion) => portion.lines)
  const { drug, quantity } = item.content
  return [...new Set(lines.map((line) => line.product.name))].map((name) => {
    const those = lines.filter((line) => line.product.name === name)
    return {
      name,
      amount: amountWords(
        those.reduce((sum, line) => sum + line.amount, 0),
        quantity.unit,
      ),
      differs: !those.every((line) => isAsPrescribed(drug, line)),
    }
  })
}

/** The contents of the named portions of an item, in words. */
export const bagContents = (item: Item, portions: readonly Portion[]): BagContents => {
  const { unit, value } = item.content.quantity
  const here = amountOf(portions)
  const before = amountOf(outPortions(item).filter((portion) => !portions.includes(portion)))
  const { owing } = item
  const whole = amountWords(item.toSupply, unit)
  const promised = owing?.promisedOn ? `, promised for ${dateWords(owing.promisedOn)}` : ''
  const notes = [
    before > 0 ? `${amountWords(before, unit)} given before` : null,
    owing ? `${amountWords(owing.amount, unit)} owed${promised}` : null,
    item.toSupplyReason === null ? null : `prescribed: ${value} (${item.toSupplyReason})`,
  ]
  const [part = ''] = amountWords(here, unit).split(' ')
  return {
    products: productsOf(item, portions),
    amount: here === item.toSupply ? whole : `${part} of ${whole} in this bag`,
    notes: notes.filter((note) => note !== null),
  }
}
