import { createContext, useContext } from 'react'
import type { LocalDate } from '../../domain/uk-date.ts'

/** One door of a delivery run, in the order of the run. */
export interface DeliveryStop {
  readonly patient: { readonly family: string; readonly given: readonly string[] }
  readonly address: { readonly lines: readonly string[]; readonly postcode: string | null }
  readonly bags: readonly { readonly bagId: string; readonly fridge: boolean; readonly controlled: boolean }[]
  readonly note: string | null
}

/** A table of a report; every row has as many cells as there are columns. */
export interface PrintedTable {
  readonly head: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What there is to print of one prescription. */
export type PrescriptionSheet = 'labels' | 'bag-label' | 'owing-slip' | 'reminder'

/** A sheet somebody wants printed. Of a prescription only the id is given: the preview asks for it afresh. */
export type PrintRequest =
  | {
      readonly sheet: 'prescription'
      readonly prescriptionId: string
      /** Which sheet the preview opens on; left out, the one that its stage asks for. */
      readonly first?: PrescriptionSheet
    }
  | {
      readonly sheet: 'delivery'
      readonly day: LocalDate
      readonly driver: string | null
      readonly stops: readonly DeliveryStop[]
    }
  | {
      readonly sheet: 'responsible-pharmacist'
      readonly pharmacist: { readonly name: string; readonly registration: string }
    }
  | {
      readonly sheet: 'recovery-code'
      /** Its groups, in order. */
      readonly groups: readonly string[]
      /** Whose it is, of what, from when. */
      readonly about: string
    }
  | {
      /** The labels of places; the preview asks which there are. */
      readonly sheet: 'places'
    }
  | {
      readonly sheet: 'report'
      readonly title: string
      /** A line under the title: which day, of what. */
      readonly about: string
      readonly tables: readonly PrintedTable[]
    }

/** Opens the preview of a sheet over the window; set once by `src/renderer/app/print-sheet.tsx`. */
export const Printing = createContext<((request: PrintRequest) => void) | null>(null)

/**
 * How any feature prints: `const print = usePrint()`, then `print({ sheet: 'report', … })` on a person's press. The preview has the
 * button that prints; nothing is recorded. Throws outside the shell, which is a bug.
 */
export const usePrint = (): ((request: PrintRequest) => void) => {
  const print = useContext(Printing)
  if (!print) throw new Error('Nothing prints here: mounted outside PrintSheets')
  return print
}

/** Opens the preview of the prescription in hand; null while none is. Set with `Printing`. */
export const PrintingInHand = createContext<(() => void) | null>(null)
