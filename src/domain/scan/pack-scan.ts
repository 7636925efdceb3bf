import type { Gtin } from './gtin.ts'

/** What the code on a pack says, letter by letter. */
export interface PackScan {
  readonly gtin: Gtin
  readonly batch: string | null
  /** `YYMMDD` as it stands in the code; `expiryDay` gives the day it means. */
  readonly expiry: string | null
  readonly serial: string | null
  /** National numbers of the product, by application identifier (710 to 716). */
  readonly national: Readonly<Record<string, string>>
}

/** Why a code could not be read. `separators`: the scanner leaves out what parts one field from the next, so that a batch and a serial number run together. `part`: it is only a part of a code. */
export type Unreadable = 'check-digit' | 'damaged' | 'separators' | 'part' | 'other'
