import { looksCutaneous } from './external-use.ts'
import type { Stamp } from './prescription.ts'

/** What a person put on the label of a product of a portion, beside what is prescribed; the last that was printed. */
export interface LabelWords {
  readonly stamp: Stamp
  readonly portionId: string
  readonly product: string
  /** Precautions and warnings as typed; empty where they were taken off again. */
  readonly warnings: string
  /** "For external use only." */
  readonly external: boolean
}

/** What stands on the label of a product of which nothing was kept: no warnings, and "external" as its name proposes it. */
export const unworded = (product: string): Pick<LabelWords, 'warnings' | 'external'> => ({
  warnings: '',
  external: looksCutaneous(product),
})
