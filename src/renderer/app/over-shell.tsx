import { use, type ReactElement } from 'react'
import type { ActInHand } from '../bridge/acts-in-hand.ts'
import { useOpenOnDuty } from '../bridge/open-on-duty.ts'
import { PrintingInHand } from '../bridge/printing.ts'
import { Palette } from '../features/palette/palette.tsx'
import { KeyboardHelp, type ListKeys } from './keyboard-help.tsx'
import { paletteEntries, type WindowActs } from './palette-entries.ts'

/** What lies over the window, with what could be begun on the prescription in hand when it was opened. */
export interface OverWindow {
  readonly kind: 'palette' | 'help'
  readonly acts: readonly ActInHand[]
}

/** The palette, or the help on keys. */
export const OverShell = (props: {
  readonly over: OverWindow
  readonly byName: Omit<WindowActs, 'onDuty'>
  readonly inList: ListKeys
  readonly onFind: (typed: string) => void
  readonly onClose: () => void
}): ReactElement => {
  const { over, onClose } = props
  const openOnDuty = useOpenOnDuty()
  const print = use(PrintingInHand)
  const byName: WindowActs = { ...props.byName, onDuty: () => openOnDuty?.() }
  return over.kind === 'help' ? (
    <KeyboardHelp acts={over.acts} inList={props.inList} onClose={onClose} />
  ) : (
    <Palette entries={paletteEntries(over.acts, byName, print)} onFind={props.onFind} onClose={onClose} />
  )
}
