import type { ReactElement } from 'react'
import { usePrint } from '../../bridge/printing.ts'
import { Button } from '../../ui/button.tsx'

/** Opens the preview of the labels of the places in which bags wait. */
export const PlaceLabelsPart = (): ReactElement => {
  const print = usePrint()
  return (
    <Button
      onPress={() => {
        print({ sheet: 'places' })
      }}
    >
      Print place labels…
    </Button>
  )
}
