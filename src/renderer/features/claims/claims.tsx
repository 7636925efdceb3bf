import { use, useContext, useState, type ReactElement } from 'react'
import { daysBetween, ukDate } from '../../../domain/uk-date.ts'
import { newId } from '../../bridge/ids.ts'
import { PersonShown } from '../../bridge/person-shown.ts'
import { saveFile } from '../../bridge/save-file.ts'
import { useNow } from '../../bridge/clock.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Button } from '../../ui/button.tsx'
import { doneAct, TellDone } from '../../ui/done-act.ts'
import { Empty } from '../../ui/empty.tsx'
import list from '../../ui/list.module.css'
import { Notice } from '../../ui/notice.tsx'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import type { ClaimRow } from '../../wording/claims.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import { refusalWords } from '../../wording/refusals.ts'
import { commonRefusalWords, troubleWords } from '../../wording/troubles.ts'
import { ClaimLine } from './claim-line.tsx'
import css from './claims.module.css'

/** What was supplied here and has to be notified and claimed in another system; ticked off as it is done there. */
export const Claims = (props: {
  readonly inHand: string | null
  readonly onTake: (id: string) => void
  readonly working: boolean
}): ReactElement => {
  const pages = usePages('claims:page', {})
  const now = useNow(60_000)
  const personShown = use(PersonShown)
  const { send, inFlight } = useAsk()
  const tellDone = useContext(TellDone)
  const [said, setSaid] = useState<string | null>(null)

  const tick = async (row: ClaimRow): Promise<void> => {
    const outcome = await send('prescription:act', {
      actId: newId(),
      asPersonId: personShown ?? '',
      happened: null,
      commands: [
        {
          commandId: newId(),
          prescriptionId: row.prescriptionId,
          expectedVersion: row.version,
          command: { type: 'mark-claimed', itemIds: [row.itemId] },
        },
      ],
    })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') {
      setSaid(null)
      tellDone(doneAct(`Ticked off: ${row.itemName}.`, row.patient, outcome.value.prescriptions, []))
    } else if (outcome.kind === 'refusal') {
      const { refusal } = outcome
      const tell = { item: () => row.itemName, amount: () => '' }
      setSaid(refusal.code === 'act-refused' ? refusalWords(refusal.refusal, tell) : commonRefusalWords[refusal.code])
    } else setSaid(troubleWords(outcome).what)
  }
  const save = async (): Promise<void> => {
    const outcome = await send('claims:csv', {})
    if (outcome?.kind === 'answer') saveFile(`to-claim-${ukDate(now)}.csv`, 'text/csv;charset=utf-8', outcome.value.csv)
    else if (outcome?.kind === 'refusal') setSaid(commonRefusalWords[outcome.refusal.code])
    else if (outcome) setSaid(troubleWords(outcome).what)
  }
  const today = ukDate(now)
  return (
    <>
      <div className={list['head']}>
        <h1>To notify and claim</h1>
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
        Pestle does not send dispense notifications or claims yet. Do these in your EPS system, then tick them off here.
      </p>
      {said === null ? null : <Notice tone="attention" head={said} says />}
      <ListTrouble pages={pages} />
      {!pages.waiting && pages.rows.length === 0 && pages.trouble === undefined ? (
        <Empty
          head="Nothing is left to notify or claim."
          about="Items come here once they are handed out, sent out, or marked as not dispensed."
        />
      ) : (
        <div className={list['scroll']}>
          <div className={`${css['row'] ?? ''} ${css['heads'] ?? ''}`} aria-hidden="true">
            <span className={css['tickhead']}>Done</span>
            <span>Patient</span>
            <span>Medicine and amount supplied</span>
            <span>What happened</span>
            <span>Since</span>
          </div>
          <ul aria-label="To notify and claim">
            {pages.rows.map((row) => (
              <ClaimLine
                key={`${row.prescriptionId} ${row.itemId}`}
                row={row}
                days={daysBetween(ukDate(row.since), today)}
                taken={row.prescriptionId === props.inHand}
                disabled={inFlight || !props.working}
                onTick={() => {
                  void tick(row)
                }}
                onTake={props.onTake}
              />
            ))}
          </ul>
          {pages.hasMore ? (
            <div className={list['more']}>
              <Button onPress={pages.more}>Show more</Button>
            </div>
          ) : pages.rows.length === 0 ? null : (
            <p className={list['more']}>{counted(pages.rows.length, 'item')}</p>
          )}
        </div>
      )}
    </>
  )
}
