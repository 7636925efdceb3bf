import { useState, type ReactElement, type ReactNode } from 'react'
import type { Schedule } from '../../../../domain/prescription-content.ts'
import type { Item } from '../../../../domain/prescription.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Tick } from '../../../ui/tick.tsx'
import { amountWords } from '../../../wording/numbers-and-dates.ts'
import { scheduleAnswers, scheduleMark } from '../../../wording/schedules.ts'
import css from '../acts/forms.module.css'

/** A schedule as answered. */
export type ScheduleAnswer = Exclude<Schedule, 'unknown'>

/** Whether an answer has to be looked at again: the law asks for the quantity in words where it says Schedule 2 or 3. */
export const needsSeeing = (item: Item, answer: ScheduleAnswer | undefined): boolean =>
  item.content.quantityInWords !== null && answer !== undefined && !['1', '2', '3'].includes(answer)

/** One medicine as prescribed, the schedule question where neither the message nor the product file says, and below it what is known about it. */
export const ItemToCheck = (props: {
  readonly item: Item
  readonly seen: boolean
  readonly onSeen: (seen: boolean) => void
  readonly answer: ScheduleAnswer | null
  /** Where an answer comes from that an earlier check recorded, in words; null where there is none. */
  readonly before: string | null
  /** Whether the product file answers, and a person can still say otherwise; undefined until that is known, and nobody is asked before. */
  readonly byFile: boolean | undefined
  readonly onAnswer: (answer: ScheduleAnswer) => void
  readonly children: ReactNode
}): ReactElement => {
  const { content, schedule } = props.item
  const known = scheduleMark(content.schedule)
  const [otherwise, setOtherwise] = useState(false)
  const asks = content.schedule === 'unknown' && (props.byFile === false || otherwise || props.answer !== null)
  return (
    <div className={css['block']}>
      <div className={css['top']}>
        <h4>{content.drug.name}</h4>
        <span className={css['quantity']}>{amountWords(props.item.toSupply, content.quantity.unit)}</span>
      </div>
      <p>{content.directions}</p>
      {content.note === null ? null : <p className={css['small']}>Note: {content.note}</p>}
      {content.quantityInWords === null ? null : (
        <p className={css['small']}>
          Quantity in words: {content.quantityInWords}. The law asks for this on Schedule 2 and 3.
        </p>
      )}
      {asks ? (
        <Choices
          label={`Controlled drug? ${schedule === 'unknown' || props.before === null ? 'The message does not say.' : props.before}`}
          value={props.answer}
          onChange={props.onAnswer}
          choices={scheduleAnswers}
        />
      ) : content.schedule === 'unknown' || known === null ? null : (
        <p className={css['small']}>{known}, as the prescription says</p>
      )}
      {content.schedule === 'unknown' && needsSeeing(props.item, props.answer ?? undefined) ? (
        <div className={css['differs']}>
          <Tick ticked={props.seen} onChange={props.onSeen}>
            The quantity is in words, as for Schedule 2 and 3. I have looked: it is neither.
          </Tick>
        </div>
      ) : null}
      {props.children}
      {asks || content.schedule !== 'unknown' || props.byFile === undefined ? null : (
        <div>
          <Button
            look="link"
            label={`The file is wrong… ${content.drug.name}`}
            onPress={() => {
              setOtherwise(true)
            }}
          >
            The file is wrong…
          </Button>
        </div>
      )}
    </div>
  )
}
