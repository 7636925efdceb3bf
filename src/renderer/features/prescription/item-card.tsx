import type { ReactElement } from 'react'
import type { Item } from '../../../domain/prescription.ts'
import { owingsOf } from '../../../domain/supply.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { Icon } from '../../ui/icon.tsx'
import { Mark } from '../../ui/mark.tsx'
import { amountWords, dayWords } from '../../wording/numbers-and-dates.ts'
import type { Detail } from './detail.ts'
import css from './in-hand.module.css'
import { notesOf, stepIcons, stepsOf } from './item-steps.ts'
import { ScheduleMark } from './schedule-mark.tsx'

const stateWords = { done: 'done', part: 'partly done', open: 'to do', stopped: '' } as const

/** One medicine: what, how much, how to take it, and how far it has come. */
export const ItemCard = (props: {
  readonly detail: Detail
  readonly item: Item
  readonly number: number
}): ReactElement => {
  const { item, detail } = props
  const { content } = item
  const schedule = detail.schedulesShown[content.id] ?? item.schedule
  return (
    <li className={css['item']}>
      <div className={css['top']}>
        <span className={css['drug']}>
          {props.number}. {content.drug.name}
        </span>
        <ScheduleMark item={{ schedule }} byFile={item.schedule === 'unknown'} />
        {detail.care[content.id]?.fridge === true ? (
          <Mark short="Fridge" full="It is kept in a fridge." tone="plain" icon="cold" />
        ) : null}
        <span className={css['quantity']}>{amountWords(item.toSupply, content.quantity.unit)}</span>
      </div>
      <p className={css['directions']}>{content.directions}</p>
      <div className={css['steps']}>
        {stepsOf(detail.prescription, item).map((step) => (
          <span
            key={step.words}
            className={css['step']}
            data-done={step.state === 'done' ? '' : undefined}
            data-stopped={step.state === 'stopped' ? '' : undefined}
          >
            <Icon name={stepIcons[step.state]} />
            {step.words}
            <span className="for-listening">{stateWords[step.state]}</span>
          </span>
        ))}
      </div>
      {notesOf(item).map((note) => (
        <p key={note} className={css['extra']}>
          {note}
        </p>
      ))}
      {owingsOf(item).map(({ stamp, promisedOn }) =>
        promisedOn === null ? null : (
          <p key={stamp.eventId} className={css['extra']}>
            Promised for {dayWords(promisedOn, ukDate(now()))}
          </p>
        ),
      )}
    </li>
  )
}
