import { useState, type ReactElement } from 'react'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { saveFile } from '../../bridge/save-file.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Empty } from '../../ui/empty.tsx'
import list from '../../ui/list.module.css'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import { Notice } from '../../ui/notice.tsx'
import { commonRefusalWords, troubleWords } from '../../wording/troubles.ts'
import { SafetyLine } from './safety-line.tsx'
import css from './safety.module.css'

type Show = 'all' | 'near-misses' | 'incidents'

/** What went wrong, for review: near misses and incidents, newest first, without patients' names. */
export const Safety = (props: {
  readonly inHand: string | null
  readonly onTake: (id: string) => void
  readonly working: boolean
}): ReactElement => {
  const [show, setShow] = useState<Show>('all')
  const pages = usePages('safety:page', { show })
  const { send, inFlight } = useAsk()
  const [said, setSaid] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    const outcome = await send('safety:csv', {})
    if (outcome?.kind === 'answer')
      saveFile(`near-misses-${ukDate(now())}.csv`, 'text/csv;charset=utf-8', outcome.value.csv)
    else if (outcome?.kind === 'refusal') setSaid(commonRefusalWords[outcome.refusal.code])
    else if (outcome) setSaid(troubleWords(outcome).what)
  }
  return (
    <>
      <div className={list['head']}>
        <h1>Near misses and incidents</h1>
        <Button
          disabled={inFlight || pages.rows.length === 0 || !props.working}
          onPress={() => {
            void save()
          }}
        >
          Save as CSV
        </Button>
      </div>
      <p className={list['story']}>
        Kept to learn from: go through them together once a month. Incidents are also reported to Learn from patient
        safety events (LFPSE), and those with controlled drugs to the accountable officer: Pestle does not send them.
      </p>
      <div className={css['tools']}>
        <Choices
          label="Show"
          hideLabel
          value={show}
          onChange={setShow}
          choices={[
            { value: 'all', words: 'All' },
            { value: 'near-misses', words: 'Near misses' },
            { value: 'incidents', words: 'Incidents' },
          ]}
        />
      </div>
      {said === null ? null : <Notice tone="attention" head={said} says />}
      <ListTrouble pages={pages} />
      {!pages.waiting && pages.rows.length === 0 && pages.trouble === undefined ? (
        <Empty
          head="Nothing is recorded here yet."
          about="A failed accuracy check records a near miss (v, then f). A mistake that reached a patient is recorded on its prescription, under More acts."
        />
      ) : (
        <div className={list['scroll']}>
          <ul aria-label="Near misses and incidents">
            {pages.rows.map((row) => (
              <SafetyLine
                key={`${row.prescriptionId} ${String(row.at)} ${row.kind}`}
                row={row}
                taken={row.prescriptionId === props.inHand}
                onTake={props.onTake}
              />
            ))}
          </ul>
          {pages.hasMore ? (
            <div className={list['more']}>
              <Button onPress={pages.more}>Show more</Button>
            </div>
          ) : null}
        </div>
      )}
    </>
  )
}
