import type { ReactElement } from 'react'
import type { Prescription } from '../../../../domain/prescription.ts'
import { Tick } from '../../../ui/tick.tsx'
import { amountWords } from '../../../wording/numbers-and-dates.ts'
import { itemOf } from '../detail.ts'
import css from './forms.module.css'

/** Which items an act is done on; with only one there is nothing to choose and it is just named. */
export const ItemTicks = (props: {
  readonly prescription: Prescription
  readonly itemIds: readonly string[]
  readonly ticked: readonly string[]
  readonly onChange: (ticked: readonly string[]) => void
}): ReactElement => {
  const { prescription, itemIds, ticked } = props
  return (
    <ul className={css['list']} aria-label="Items">
      {itemIds.map((itemId) => {
        const item = itemOf(prescription, itemId)
        if (!item) return null
        const words = (
          <>
            <strong>{item.content.drug.name}</strong>{' '}
            <span className={css['quantity']}>{amountWords(item.toSupply, item.content.quantity.unit)}</span>
          </>
        )
        return (
          <li key={itemId}>
            {itemIds.length === 1 ? (
              words
            ) : (
              <Tick
                ticked={ticked.includes(itemId)}
                onChange={(on) => {
                  props.onChange(on ? [...ticked, itemId] : ticked.filter((other) => other !== itemId))
                }}
              >
                {words}
              </Tick>
            )}
          </li>
        )
      })}
    </ul>
  )
}
