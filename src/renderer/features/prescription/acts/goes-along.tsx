import type { ReactElement } from 'react'
import { Tick } from '../../../ui/tick.tsx'
import { issueOfId } from '../../../wording/names.ts'
import { itemOf } from '../detail.ts'
import type { Other } from '../use-others.ts'
import type { PortionsOf } from './bag-contents.ts'
import { InTheBag } from './bag-items.tsx'
import css from './forms.module.css'

/** The patient's other prescriptions, to take along in the same act or not, as they lie in their bags. */
export const GoesAlong = (props: {
  readonly others: readonly Other[]
  readonly portionsOf: PortionsOf
  readonly left: readonly string[]
  readonly onChange: (left: readonly string[]) => void
}): ReactElement | null => {
  if (props.others.length === 0) return null
  return (
    <div className={css['block']}>
      <h3>From another prescription of this patient</h3>
      {props.others.map(({ detail, itemIds }) => {
        const { id } = detail.prescription
        return (
          <Tick
            key={id}
            ticked={!props.left.includes(id)}
            onChange={(on) => {
              props.onChange(on ? props.left.filter((other) => other !== id) : [...props.left, id])
            }}
          >
            {itemIds.map((itemId) => {
              const item = itemOf(detail.prescription, itemId)
              return item ? <InTheBag key={itemId} item={item} portionsOf={props.portionsOf} /> : null
            })}
            <span className={css['quiet']}>{issueOfId(id) ?? id}</span>
          </Tick>
        )
      })}
    </div>
  )
}
