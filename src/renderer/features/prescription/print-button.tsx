import type { ReactElement } from 'react'
import { owingsOf, portionsHere } from '../../../domain/supply.ts'
import { usePrint } from '../../bridge/printing.ts'
import { Button } from '../../ui/button.tsx'
import { appKeys } from '../../wording/keys.ts'
import type { Detail } from './detail.ts'
import css from './in-hand.module.css'

/** The way to labels and slips of the prescription in hand, as soon as there is something to print of it. */
export const PrintButton = (props: { readonly detail: Detail }): ReactElement | null => {
  const print = usePrint()
  const { id, items } = props.detail.prescription
  if (!items.some((item) => portionsHere(item).length > 0 || (owingsOf(item).length > 0 && item.closed === null)))
    return null
  return (
    <div className={css['print']}>
      <Button
        look="link"
        keyOf={appKeys.print.key}
        onPress={() => {
          print({ sheet: 'prescription', prescriptionId: id })
        }}
      >
        Print labels and slips
      </Button>
    </div>
  )
}
