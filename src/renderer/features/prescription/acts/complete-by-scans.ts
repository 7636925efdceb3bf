import type { Item } from '../../../../domain/prescription.ts'
import { parseHundredths } from '../../../../domain/quantity.ts'
import { leftToAssemble } from '../../../../domain/supply.ts'
import { assembleCommand, balanceOf, batchesBack, type ItemForm, type LineForm } from './assemble-form.ts'
import { scannedFor } from './assemble-scan.ts'

// A pack that is opened is counted by hand, and what its code does not say is noted by hand: both are a person's to confirm.
const isWholePacks = ({ amount, batch, expiry, pack }: LineForm): boolean =>
  pack !== null &&
  pack.parentCode !== null &&
  pack.size !== null &&
  pack.scans.length > 0 &&
  parseHundredths(amount.trim()) === pack.size * pack.scans.length &&
  batch.trim() !== '' &&
  expiry.trim() !== ''

const isComplete = (item: Item, form: ItemForm): boolean =>
  form.ticked &&
  form.change === null &&
  !form.oweRest &&
  form.owingReason === '' &&
  form.lines.every(isWholePacks) &&
  // Which of its packs each scan was is a person's to see.
  batchesBack(item, form).length === 0 &&
  balanceOf(item, form)?.short === 0 &&
  assembleCommand(item, form) !== undefined

/**
 * Whether packs alone say all there is to say of an assembly, so that the scan of the last ends it: whole packs of every item
 * that needs some, with batch and expiry, nothing owed, changed or typed, and all scanned in this window (`count` of them) and
 * not left over from before. No scan both opens the window and ends it: whose it is is seen first.
 */
export const completeByScans = (
  items: readonly Item[],
  forms: readonly ItemForm[],
  scannedHere: { readonly count: number; readonly openedByScan: boolean },
): boolean => {
  const scanned = forms.reduce((sum, form) => sum + scannedFor(form).length, 0)
  return (
    scanned > (scannedHere.openedByScan ? 1 : 0) &&
    scanned === scannedHere.count &&
    items.length === forms.length &&
    items.every((item, at) => {
      const form = forms[at]
      if (form === undefined) return false
      return leftToAssemble(item) > 0 ? isComplete(item, form) : !form.ticked
    })
  )
}
