import { useContext, type ReactElement } from 'react'
import { careIn } from '../../../../domain/kept-in.ts'
import type { LabelRead } from '../../../../domain/label-read.ts'
import { Icon } from '../../../ui/icon.tsx'
import { StaysInBag } from '../../../ui/stays-in-bag.tsx'
import { keptColdWords, placeWords } from '../../../wording/places.ts'
import { itemOf } from '../detail.ts'
import { HappenedThen } from '../happened-then.ts'
import type { Other } from '../use-others.ts'
import { inBag } from './bag-contents.ts'
import css from './forms.module.css'
import type { ItemElsewhere } from './where-items-are.ts'

/** A bag of the patient that goes along, and where it waits. */
export interface BagToFetch {
  readonly bagId: string
  readonly place: string
  /** Something in it is kept in a fridge, or lies in one. */
  readonly cold: boolean
}

/** Every bag with something in it of what is handed out, each once, wherever it waits. */
export const bagsOf = (going: readonly Other[]): readonly BagToFetch[] => {
  const found = going.flatMap(({ detail, itemIds }) =>
    itemIds.flatMap((itemId) => {
      const item = itemOf(detail.prescription, itemId)
      return item
        ? inBag(item).flatMap(({ placed, placedAtEnd }) => {
            const at = placed ?? placedAtEnd
            if (at === null) return []
            const cold = careIn(detail.care[itemId], at.place).fridge
            return [{ bagId: at.bagId, place: placeWords(at.place), cold }]
          })
        : []
    }),
  )
  const isCold = (bagId: string): boolean => found.some((one) => one.bagId === bagId && one.cold)
  return [...new Map(found.map((one) => [one.bagId, { ...one, cold: isCold(one.bagId) }])).values()]
}

/** Where each bag is to be fetched from; one whose label was read has a tick. What lies in one and may not leave is named, unless it left long ago. */
export const EveryBag = (props: {
  readonly bags: readonly BagToFetch[]
  readonly read: readonly LabelRead[]
}): ReactElement => {
  const isLate = useContext(HappenedThen) !== null
  return (
    <>
      <ul className={css['bags']} aria-label="Bags to fetch">
        {props.bags.map(({ bagId, place, cold }) => {
          const read = props.read.find((one) => one.bagId === bagId)
          return (
            <li key={bagId}>
              <strong>{place}</strong> <span>bag {bagId}</span>
              {cold ? (
                <span className={css['says']}>
                  <Icon name="cold" size={14} /> {keptColdWords}
                </span>
              ) : null}
              {read ? (
                <span className={css['fetched']}>
                  <Icon name="tick" size={14} /> {read.how}
                </span>
              ) : null}
            </li>
          )
        })}
      </ul>
      {isLate ? null : props.bags.map(({ bagId }) => <StaysInBag key={bagId} bagId={bagId} />)}
    </>
  )
}

/** What is open for the patient and does not go along now, and where it is: nothing is forgotten on a shelf. */
export const NotReadyYet = (props: {
  readonly head: string
  readonly items: readonly ItemElsewhere[]
}): ReactElement | null =>
  props.items.length === 0 ? null : (
    <div className={css['block']}>
      <h3>{props.head}</h3>
      <ul className={css['list']} aria-label={props.head}>
        {props.items.map(({ key, name, words }) => (
          <li key={key}>
            {name} <span className={css['small']}>{words}</span>
          </li>
        ))}
      </ul>
    </div>
  )
