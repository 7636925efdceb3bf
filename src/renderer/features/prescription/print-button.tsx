import type { ReactElement } from 'react'
import { portionsHere } from '../../../domain/supply.ts'
import { usePrint } from '../../bridge/printing.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Detail } from './detail.ts'

/** The way to labels and slips of the prescription in hand, as soon as there is something to print of it. */
export const PrintButton = (props: { readonly detail: Detail }): ReactElement | null => {
  const print = usePrint()
  const { id, items } = props.detail.prescription
  if (!items.some((item) => portionsHere(item).length > 0 || (item.owing !== null && item.closed === null))) return null
  return (
    <Button
      large
      keyOf="Control+p"
      onPress={() => {
        print({ sheet: 'prescription', prescriptionId: id })
      }}
    >
      <Icon name="print" /> Print
    </Button>
  )
}
