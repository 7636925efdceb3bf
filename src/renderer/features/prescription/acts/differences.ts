import { isAsPrescribed } from '../../../../domain/as-prescribed.ts'
import type { Item } from '../../../../domain/prescription.ts'
import { amountOf, leftToSupply, portionsHere } from '../../../../domain/supply.ts'
import { amountWords, dateWords } from '../../../wording/numbers-and-dates.ts'

/** One way in which what was assembled is not what was prescribed. `seen` is what a checker says they have seen. */
export interface Difference {
  readonly key: string
  readonly of: 'product' | 'amount'
  readonly seen: string
}

const difference = (item: Item, of: Difference['of'], what: string, seen: string): Difference => ({
  key: `${item.content.id} ${of} ${what}`,
  of,
  seen,
})

/** Each difference between an item as prescribed and what of it waits for its accuracy check, to be acknowledged one by one. */
export const differencesOf = (item: Item): readonly Difference[] => {
  const { drug, quantity } = item.content
  const here = portionsHere(item)
  const waiting = here.filter((portion) => portion.accuracy === null)
  const others = waiting.flatMap(({ lines }) => lines).filter((line) => !isAsPrescribed(drug, line))
  const names = new Set(others.map((line) => line.product.name))
  const sum = amountOf(waiting)
  const expected = leftToSupply(item) - amountOf(here.filter((portion) => portion.accuracy !== null))
  const amount = amountWords(sum, quantity.unit)
  const { owing } = item
  const rest = owing
    ? ` ${amountWords(owing.amount, quantity.unit)} owed: ${owing.reason}${owing.promisedOn === null ? '' : `, promised for ${dateWords(owing.promisedOn)}`}.`
    : ''
  return [
    ...[...names].map((name) =>
      difference(item, 'product', name, `Another product is right: ${name}, and not ${drug.name} as prescribed.`),
    ),
    ...waiting
      .flatMap(({ lines }) => lines)
      .flatMap(({ product, pack }) =>
        pack === undefined || pack.parentCode !== null
          ? []
          : [
              difference(
                item,
                'product',
                `unknown ${pack.gtin}`,
                `The pack is right: ${product.name}. The product file does not know its number ${pack.gtin} (${pack.reason ?? ''}).`,
              ),
            ],
      ),
    ...(item.toSupplyReason === null
      ? []
      : [
          difference(
            item,
            'amount',
            `to supply ${String(item.toSupply)}`,
            `Another amount is right: ${amountWords(item.toSupply, quantity.unit)} in all, and not ${quantity.value} as prescribed (${item.toSupplyReason}).`,
          ),
        ]),
    ...(sum === expected
      ? []
      : [
          difference(
            item,
            'amount',
            `here ${String(sum)}`,
            `Only a part is here: ${amount}, and not ${amountWords(expected, quantity.unit)}.${rest}`,
          ),
        ]),
  ]
}
