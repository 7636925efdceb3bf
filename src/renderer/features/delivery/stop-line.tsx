import type { ReactElement } from 'react'
import { classes } from '../../ui/class-names.ts'
import { Mark } from '../../ui/mark.tsx'
import { Tick } from '../../ui/tick.tsx'
import { addressLine, contentsLine, type Stop } from '../../wording/delivery.ts'
import { listName } from '../../wording/names.ts'
import { placeWords, routeWords } from '../../wording/places.ts'
import css from './delivery.module.css'
import { ToldApart } from './told-apart.tsx'

/** One door: who, where, and its bags, each ticked as it is scanned into the run. */
export const StopLine = (props: {
  readonly stop: Stop
  readonly number: number
  readonly loaded: ReadonlySet<string>
  readonly onLoad: (bagIds: readonly string[], on: boolean) => void
}): ReactElement => {
  const { stop, loaded } = props
  const name = listName(stop.patient.family, stop.patient.given.join(' '))
  const begun = stop.bags.some(({ bagId }) => loaded.has(bagId))
  const whole = stop.bags.every(({ bagId }) => loaded.has(bagId))
  return (
    <li className={classes(css['row'], whole && css['whole'])}>
      <span className={css['who']}>
        <span>
          {props.number}. <strong>{name}</strong>
        </span>
        <ToldApart of={stop} />
        <span>{addressLine(stop)}</span>
        <span className={css['quiet']}>
          {routeWords[stop.route]} · {contentsLine(stop)}
        </span>
        {begun && !whole ? <span className={css['failed']}>Not all of their bags are on the run.</span> : null}
      </span>
      <span className={css['bags']}>
        {stop.bags.map((bag) => (
          <Tick
            key={bag.bagId}
            ticked={loaded.has(bag.bagId)}
            onChange={(on) => {
              props.onLoad([bag.bagId], on)
            }}
            label={`Bag ${bag.bagId} of ${name}, ${placeWords(bag.place)}: on the run`}
          >
            {placeWords(bag.place)}, bag {bag.bagId}{' '}
            {bag.fridge ? (
              <Mark short="Fridge" full="Something in it is kept in a fridge." tone="attention" icon="cold" />
            ) : null}
            {bag.controlled ? (
              <Mark short="CD" full="Something in it is a controlled drug, or kept as one." tone="attention" />
            ) : null}
          </Tick>
        ))}
      </span>
    </li>
  )
}
