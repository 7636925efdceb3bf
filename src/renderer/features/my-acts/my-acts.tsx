import type { ReactElement } from 'react'
import { ukTime } from '../../../domain/uk-date.ts'
import type { Output } from '../../../contract/index.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import { Empty } from '../../ui/empty.tsx'
import list from '../../ui/list.module.css'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import { eventSentence } from '../../wording/events.ts'
import { myActTelling, notCorrectableWords } from '../../wording/my-acts.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import { HalfDoneList } from './half-done-list.tsx'
import css from './my-acts.module.css'

type Row = Output<'acts:mine'>['rows'][number]

const Line = (props: {
  readonly row: Row
  readonly taken: boolean
  readonly onTake: (id: string) => void
  readonly onCorrect: (id: string, eventId: string) => void
}): ReactElement => {
  const { row } = props
  const { what, more } = eventSentence(row.type, row.body, myActTelling(row.prescription.items))
  return (
    <li className={classes(css['row'], props.taken && list['taken'])}>
      <time dateTime={new Date(row.happenedAt).toISOString()}>{ukTime(row.happenedAt)}</time>
      <button
        type="button"
        className={list['open']}
        onClick={() => {
          props.onTake(row.prescription.id)
        }}
      >
        {row.prescription.patient}
      </button>
      <span>
        {what}
        {more === null ? null : <span className={css['more']}>{more}</span>}
      </span>
      {row.correctable ? (
        <Button
          look="link"
          label={`Correct: ${what}, ${row.prescription.patient}`}
          onPress={() => {
            props.onCorrect(row.prescription.id, row.eventId)
          }}
        >
          Correct…
        </Button>
      ) : (
        <span className={css['not']}>{notCorrectableWords(row.type)}</span>
      )}
    </li>
  )
}

/** What the person working here did today, newest first, each with the way to put it right; above it what they have not finished. */
export const MyActs = (props: {
  readonly personId: string
  readonly inHand: string | null
  readonly onTake: (id: string) => void
  readonly onCorrect: (id: string, eventId: string) => void
}): ReactElement =>
  props.personId === '' ? (
    <Empty head="Nobody is working here." about="Say who is working (w): then this list shows what they did today." />
  ) : (
    <Listed {...props} />
  )

const Listed = (props: Parameters<typeof MyActs>[0]): ReactElement => {
  const pages = usePages('acts:mine', { personId: props.personId })
  const begun = useQuestion('draft:list', { personId: props.personId })
  return (
    <>
      <div className={list['head']}>
        <h1>My acts today</h1>
      </div>
      <ListTrouble pages={pages} />
      <div className={list['scroll']}>
        <HalfDoneList drafts={begun.reply?.kind === 'answer' ? begun.reply.value.drafts : []} onTake={props.onTake} />
        {!pages.waiting && pages.rows.length === 0 && pages.trouble === undefined ? (
          <Empty head="Nothing yet today." about="What you do at this desk is listed here as you do it." />
        ) : (
          <ul aria-label="My acts today">
            {pages.rows.map((row) => (
              <Line
                key={row.eventId}
                row={row}
                taken={row.prescription.id === props.inHand}
                onTake={props.onTake}
                onCorrect={props.onCorrect}
              />
            ))}
          </ul>
        )}
        {pages.hasMore ? (
          <div className={list['more']}>
            <Button onPress={pages.more}>Show more</Button>
          </div>
        ) : pages.rows.length === 0 ? null : (
          <p className={list['more']}>{counted(pages.rows.length, 'act')}</p>
        )}
      </div>
    </>
  )
}
