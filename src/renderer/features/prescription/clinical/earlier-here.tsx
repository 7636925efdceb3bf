import { useState, type ReactElement } from 'react'
import type { Output } from '../../../../contract/index.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { useQuestion } from '../../../bridge/use-question.ts'
import { Answered } from '../../../ui/answered.tsx'
import { Button } from '../../../ui/button.tsx'
import { amountWords, dateWords } from '../../../wording/numbers-and-dates.ts'
import css from './clinical.module.css'

type Earlier = Output<'patient:history'>['rows'][number]

const suppliedWords = ({ supplied, unit }: Earlier['items'][number]): string =>
  supplied.length === 0
    ? 'not supplied'
    : supplied.map(({ at, amount }) => `${amountWords(amount, unit)} on ${dateWords(ukDate(at))}`).join(', ')

const EarlierRow = ({ row }: { readonly row: Earlier }): ReactElement => (
  <li className={css['earlier']}>
    {row.items.map((item, at) => (
      <p key={`${item.name} ${String(at)}`}>
        <strong>{item.name}</strong> <span className={css['more']}>{suppliedWords(item)}</span>
        {item.directions === '' ? null : <span className={css['more']}> · {item.directions}</span>}
      </p>
    ))}
    {row.interventions.map(({ at, by, outcome, note }) => (
      <p key={at}>
        {outcome === 'queried' ? 'Queried' : 'Refused'} on {dateWords(ukDate(at))} by {by}
        {note === null ? '' : `: ${note}`}
      </p>
    ))}
    <p className={css['more']}>
      Came in {dateWords(ukDate(row.receivedAt))} · {row.prescriber}
    </p>
  </li>
)

const HistoryPage = (props: {
  readonly prescriptionId: string
  readonly after: string | null
  readonly last: boolean
  readonly onMore: (after: string) => void
}): ReactElement => {
  const { prescriptionId, after } = props
  const page = useQuestion('patient:history', { prescriptionId, after, limit: 10 })
  return (
    <Answered of={page}>
      {({ rows, next }) => (
        <>
          {rows.length === 0 && after === null && next === null ? (
            <p className={css['more']}>Nothing else of this patient came in here.</p>
          ) : (
            <ul>
              {rows.map((row) => (
                <EarlierRow key={row.prescriptionId} row={row} />
              ))}
            </ul>
          )}
          {next === null || !props.last ? null : (
            <Button
              onPress={() => {
                props.onMore(next)
              }}
            >
              Show earlier ones
            </Button>
          )}
        </>
      )}
    </Answered>
  )
}

/** What else of the patient came in at this pharmacy and what was supplied of it, latest first, ten at a time. */
export const EarlierHere = (props: { readonly prescriptionId: string }): ReactElement => {
  const [pages, setPages] = useState<readonly (string | null)[]>([null])
  return (
    <>
      {pages.map((after, at) => (
        <HistoryPage
          key={after ?? ''}
          prescriptionId={props.prescriptionId}
          after={after}
          last={at === pages.length - 1}
          onMore={(next) => {
            setPages([...pages, next])
          }}
        />
      ))}
    </>
  )
}
