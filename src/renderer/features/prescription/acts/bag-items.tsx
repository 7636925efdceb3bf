import type { ReactElement } from 'react'
import type { Item, Prescription } from '../../../../domain/prescription.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { itemOf } from '../detail.ts'
import { ScheduleMark } from '../schedule-mark.tsx'
import { bagContents, type PortionsOf } from './bag-contents.ts'
import css from './forms.module.css'

/** An item as it lies in the bag: each product with its amount, what is missing, and what is not as prescribed. */
export const InTheBag = (props: { readonly item: Item; readonly portionsOf: PortionsOf }): ReactElement => {
  const { item } = props
  const { products, amount, notes } = bagContents(item, props.portionsOf(item))
  const differs = products.some((product) => product.differs)
  return (
    <span className={css['bagged']}>
      {products.map((product) => (
        <span key={product.name} className={css['product']}>
          <strong>{product.name}</strong> <ScheduleMark item={item} />{' '}
          <span className={css['quantity']}>{products.length === 1 ? amount : product.amount}</span>
        </span>
      ))}
      {products.length > 1 ? <span className={css['quantity']}>Together {amount}</span> : null}
      {differs ? (
        <span className={css['says']}>
          <Icon name="warning" /> Not the product prescribed: {item.content.drug.name}
        </span>
      ) : null}
      {notes.map((note) => (
        <span key={note} className={css['says']}>
          <Icon name="half" /> {note}
        </span>
      ))}
    </span>
  )
}

/** Which items an act on a bag is done on, each as it lies in the bag; with only one there is nothing to choose. */
export const BagItems = (props: {
  readonly prescription: Prescription
  readonly itemIds: readonly string[]
  readonly portionsOf: PortionsOf
  readonly ticked: readonly string[]
  readonly onChange: (ticked: readonly string[]) => void
}): ReactElement => {
  const { prescription, itemIds, ticked } = props
  return (
    <ul className={css['list']} aria-label="In this bag">
      {itemIds.map((itemId) => {
        const item = itemOf(prescription, itemId)
        if (!item) return null
        const words = <InTheBag item={item} portionsOf={props.portionsOf} />
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
