import type { Product } from '../../../../contract/products.ts'
import type { Item } from '../../../../domain/prescription.ts'
import { packCheck, type PackCheck, type ScannedPack } from '../../../../domain/scan/pack-check.ts'
import type { PackScan } from '../../../../domain/scan/pack-scan.ts'
import type { LocalDate } from '../../../../domain/uk-date.ts'

/** An item that a scanned pack may be for. `full`: no more of it is wanted. */
export interface PackFor {
  readonly item: Item
  readonly before: readonly ScannedPack[]
  readonly full: boolean
}

/** What a scanned pack is to the items in the window: the check of the item it fits best, and which that is. */
export type Weighed = PackCheck<Product> & { readonly itemId: string | null; readonly full: boolean }

// An item that it is for comes first; among those, one that still wants a pack.
const order: Readonly<Record<PackCheck<Product>['is'], number>> = {
  match: 0,
  'scanned-twice': 2,
  expired: 3,
  'wrong-product': 4,
  'unknown-product': 5,
}

const rank = (one: Weighed): number => order[one.is] + (one.is === 'match' && one.full ? 1 : 0)

/** Weighs a scanned pack against each item. `found` is what the product file says of its GTIN, null where it says nothing. */
export const weighPack = (
  pack: PackScan,
  found: Product | null,
  items: readonly PackFor[],
  today: LocalDate,
): Weighed => {
  const all = items.map(({ item, before, full }): Weighed => {
    const { id, drug } = item.content
    return { ...packCheck({ pack, drugCode: drug.code, found, before, today }), itemId: id, full }
  })
  const [best] = all.toSorted((a, b) => rank(a) - rank(b))
  return best ?? { is: 'unknown-product', gtin: pack.gtin, product: null, itemId: null, full: false }
}
