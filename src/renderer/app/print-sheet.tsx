import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react'
import type { Output } from '../../contract/index.ts'
import { Printing, PrintingInHand, type PrintRequest } from '../bridge/printing.ts'
import { PrintDialog } from '../features/print/print-dialog.tsx'

/**
 * Printing for every feature: a feature asks with `usePrint()` of `bridge/printing.ts` and the preview opens over the window. The
 * PC's own key for printing shows what there is to print of the prescription in hand, and never prints the screen.
 */
export const PrintSheets = (props: {
  readonly desk: Output<'desk:state'>
  readonly inHand: string | null
  readonly children: ReactNode
}): ReactElement => {
  const { inHand } = props
  const [request, setRequest] = useState<PrintRequest | null>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      if (event.repeat) return
      if (document.querySelector('[data-print-out]')) window.print()
      else if (inHand !== null && !document.querySelector('[role="dialog"], [role="alertdialog"]'))
        setRequest({ sheet: 'prescription', prescriptionId: inHand })
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [inHand])
  const printInHand = useMemo(
    () =>
      inHand === null
        ? null
        : () => {
            setRequest({ sheet: 'prescription', prescriptionId: inHand })
          },
    [inHand],
  )
  return (
    <Printing value={setRequest}>
      <PrintingInHand value={printInHand}>{props.children}</PrintingInHand>
      {request === null ? null : (
        <PrintDialog
          request={request}
          desk={props.desk}
          onClose={() => {
            setRequest(null)
          }}
        />
      )}
    </Printing>
  )
}
