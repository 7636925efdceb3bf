import type { ItemContent } from './prescription-content.ts'
import type { SupplyLine } from './prescription.ts'

/**
 * Whether a line's product is what was prescribed: under its very name, or, where a pack was scanned, by codes: the product's
 * own is the prescribed one, or that of the product it is one of.
 */
export const isAsPrescribed = (drug: ItemContent['drug'], { product, pack }: SupplyLine): boolean =>
  product.name === drug.name ||
  (pack !== undefined && product.code !== null && [product.code, pack.parentCode].includes(drug.code))
