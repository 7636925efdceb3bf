import type { LocalDate } from '../uk-date.ts'
import { expiryDay } from './expiry-day.ts'
import type { PackScan } from './pack-scan.ts'

/** A product as far as checking a pack goes: its own code, and that of what is prescribed when no brand is. */
export interface CheckedProduct {
  readonly code: string
  readonly parentCode: string
}

/** A pack scanned earlier for the same item. */
export type ScannedPack = Pick<PackScan, 'gtin' | 'serial'>

/** What is asked. `found` is the product of the pack's GTIN in the product file; `before` the packs already scanned. */
export interface PackAsked<P extends CheckedProduct> {
  readonly pack: PackScan
  readonly drugCode: string
  readonly found: P | null
  readonly before: readonly ScannedPack[]
  readonly today: LocalDate
}

/** What a scanned pack is to an item. `expiry` is the last usable day. Only `match` lets the pack be counted. */
export type PackCheck<P extends CheckedProduct> =
  | { readonly is: 'match'; readonly product: P; readonly batch: string | null; readonly expiry: LocalDate | null }
  | { readonly is: 'wrong-product'; readonly product: P }
  | { readonly is: 'expired'; readonly product: P; readonly expiry: LocalDate }
  | { readonly is: 'scanned-twice'; readonly product: P; readonly serial: string }
  /** `product`: the product file knows the pack, but the medicine was typed in from paper and has no code to compare. */
  | { readonly is: 'unknown-product'; readonly gtin: string; readonly product: P | null }

/**
 * Compares by codes only, never by names: the prescribed code must be the product's own or its parent's. Several reasons at
 * once give the most dangerous one. A pack without a serial number cannot be told from another of its kind and is counted.
 */
export const packCheck = <P extends CheckedProduct>(asked: PackAsked<P>): PackCheck<P> => {
  const { pack, drugCode, found, before, today } = asked
  if (found === null || drugCode === '') return { is: 'unknown-product', gtin: pack.gtin, product: found }
  if (drugCode !== found.code && drugCode !== found.parentCode) return { is: 'wrong-product', product: found }
  const expiry = pack.expiry === null ? null : expiryDay(pack.expiry, today)
  if (expiry !== null && expiry < today) return { is: 'expired', product: found, expiry }
  const { gtin, serial } = pack
  if (serial !== null && before.some((one) => one.gtin === gtin && one.serial === serial))
    return { is: 'scanned-twice', product: found, serial }
  return { is: 'match', product: found, batch: pack.batch, expiry }
}
