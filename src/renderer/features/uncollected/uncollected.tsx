import type { ReactElement } from 'react'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { classes } from '../../ui/class-names.ts'
import { Empty } from '../../ui/empty.tsx'
import list from '../../ui/list.module.css'
import { Mark } from '../../ui/mark.tsx'
import type { Output } from '../../../contract/index.ts'
import { listName } from '../../wording/names.ts'
import { counted, dateWords } from '../../wording/numbers-and-dates.ts'
import { placeWords } from '../../wording/places.ts'
import css from './uncollected.module.css'

type Row = Output<'uncollected:page'>['rows'][number]

const whyWords = ({ why, days }: Row): string => {
  switch (why) {
    case 'last-day-today':
      return 'Last day today: from tomorrow it may not be handed out'
    case 'past-last-day':
      return `Past its last legal day by ${counted(days, 'day')}: not to be handed out`
    case 'over':
      return 'Nothing more of it is supplied, and nobody has said that it was put away: not to be handed out'
    case 'waiting-long':
      return `In its place for ${counted(days, 'day')}`
  }
}

const todoWords = ({ why, controlled }: Row): string => {
  if (why === 'last-day-today') return 'Tell the patient today. What is not handed out today goes back to stock.'
  if (why === 'waiting-long') return 'Press t: kept, not dispensed, or returned.'
  if (why === 'over')
    return controlled
      ? 'Take it from its place today. A controlled drug goes back into the cabinet. Then press t: put away.'
      : 'Take it from its place. Then press t: put away.'
  return controlled
    ? 'Take it from its place today. A controlled drug goes back into the cabinet. Then press x: not dispensed.'
    : 'Take it from its place. Then press x: not dispensed.'
}

const Line = (props: {
  readonly row: Row
  readonly taken: boolean
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { row } = props
  return (
    <li className={classes(css['row'], props.taken && list['taken'])}>
      <div className={css['top']}>
        <button
          type="button"
          className={list['open']}
          onClick={() => {
            props.onTake(row.prescriptionId)
          }}
        >
          {listName(row.patient.family, row.patient.given.join(' '))}
        </button>
        <span>{dateWords(row.patient.birthDate)}</span>
        {row.controlled ? (
          <Mark short="CD" full="Something in it is a controlled drug, or kept as one." tone="attention" />
        ) : null}
      </div>
      <p>{row.itemNames.join(', ')}</p>
      <p>
        <strong>{row.bags.map((bag) => `${placeWords(bag.place)}, bag ${bag.bagId}`).join(' · ')}</strong>
      </p>
      <p className={row.why === 'waiting-long' ? undefined : css['past']}>{whyWords(row)}</p>
      <p className={list['small']}>{todoWords(row)}</p>
    </li>
  )
}

/** Bags that nobody came for, and what to do with each; taken in hand, its act is beside it. */
export const Uncollected = (props: {
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}): ReactElement => {
  const answer = useQuestion('uncollected:page', {})
  return (
    <>
      <div className={list['head']}>
        <h1>Not collected</h1>
      </div>
      <div className={list['scroll']}>
        <Answered of={answer}>
          {({ rows, afterDays, more }) => (
            <>
              <p className={list['story']}>
                Bags on their last legal day or past it, bags of what is not dispensed or was returned until somebody
                says that they were put away, and bags that have been in their place for {counted(afterDays, 'day')}.
                One that was kept counts from then.
              </p>
              {rows.length === 0 ? (
                <Empty head="Nothing is left lying." about="Bags come here when nobody collects them." />
              ) : (
                <ul aria-label="Not collected">
                  {rows.map((row) => (
                    <Line
                      key={`${row.prescriptionId} ${row.why}`}
                      row={row}
                      taken={row.prescriptionId === props.inHand}
                      onTake={props.onTake}
                    />
                  ))}
                </ul>
              )}
              {more ? <p className={list['more']}>There are more: these come first.</p> : null}
            </>
          )}
        </Answered>
      </div>
    </>
  )
}
