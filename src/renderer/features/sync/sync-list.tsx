import { useState, type ReactElement } from 'react'
import { useNow } from '../../bridge/clock.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Filters } from '../../ui/filters.tsx'
import css from '../../ui/list.module.css'
import { Notice } from '../../ui/notice.tsx'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import { TroubleNotice } from '../../ui/trouble-notice.tsx'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import {
  clockSkewWords,
  emptySync,
  lineWords,
  nextTryWords,
  oldestWords,
  syncStory,
  type SyncRow,
  type SyncState,
} from '../../wording/sync.ts'
import { goThroughWords } from '../../wording/restore.ts'
import { DrainProgress } from './drain-progress.tsx'
import { GoThrough } from './go-through.tsx'
import { SyncLine } from './sync-line.tsx'

type List = 'waiting' | 'superseded' | 'needs-you' | 'recorded'
type Show = List | 'prescription' | 'go-through'

const parts: readonly { readonly value: List; readonly words: string }[] = [
  { value: 'needs-you', words: 'Needs you' },
  { value: 'waiting', words: 'Waiting' },
  { value: 'superseded', words: 'Not sent: no longer true' },
  { value: 'recorded', words: 'Recorded' },
]

/** Every status update of one list, page by page. */
const Listed = (props: RowsShown & { readonly show: List }): ReactElement => {
  const pages = usePages('sync:page', { show: props.show })
  return (
    <>
      <ListTrouble pages={pages} />
      <div className={css['scroll']}>
        {!pages.waiting && pages.rows.length === 0 && pages.trouble === undefined ? (
          <Empty {...emptySync[props.show]} />
        ) : null}
        <Rows {...props} rows={pages.rows} />
        {pages.hasMore ? (
          <div className={css['more']}>
            <Button onPress={pages.more}>Show more</Button>
          </div>
        ) : null}
      </div>
    </>
  )
}

/** Everything ever said of one prescription, newest first. */
const OfPrescription = (props: RowsShown & { readonly prescriptionId: string }): ReactElement => {
  const history = useQuestion('sync:history', { prescriptionId: props.prescriptionId })
  const rows = history.reply?.kind === 'answer' ? history.reply.value.rows.toReversed() : undefined
  return (
    <div className={css['scroll']}>
      {history.trouble === undefined ? null : <TroubleNotice trouble={history.trouble} askAgain={history.askAgain} />}
      {rows?.length === 0 ? <Empty {...emptySync.prescription} /> : null}
      <Rows {...props} rows={rows ?? []} />
    </div>
  )
}

interface RowsShown {
  readonly now: number
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}

const Rows = ({ rows, now, inHand, onTake }: RowsShown & { readonly rows: readonly SyncRow[] }): ReactElement => (
  <ul aria-label="Status updates">
    {rows.map((row) => (
      <SyncLine key={row.taskId} row={row} taken={row.prescriptionId === inHand} now={now} onTake={onTake} />
    ))}
  </ul>
)

/** Every status update and what became of it. Opens on what needs a person, else on what waits. */
export const SyncList = (props: {
  readonly state: SyncState | undefined
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { state, inHand } = props
  const restore = useQuestion('restore:state', {})
  const held = restore.reply?.kind === 'answer' ? restore.reply.value.held : null
  const [wanted, setShow] = useState<Show | null>(null)
  // Only at first: a list somebody looks at does not change under their hands.
  const [first] = useState<Show>((state?.needsYou ?? 0) > 0 ? 'needs-you' : 'waiting')
  const chosen: Show = wanted === null && held !== null ? 'go-through' : (wanted ?? first)
  const counts = useQuestion('sync:page', { show: 'needs-you', after: null, limit: 1 })
  const now = useNow(1_000)
  const fault = state ? lineWords[state.line.kind] : null
  const count = counts.reply?.kind === 'answer' ? counts.reply.value.counts : undefined
  const gone = (chosen === 'prescription' && inHand === null) || (chosen === 'go-through' && held === null)
  const show = gone ? 'waiting' : chosen
  const oldest = oldestWords(state?.oldestWaitingAt ?? null, now)
  return (
    <>
      <div className={css['head']}>
        <h1>Status updates</h1>
      </div>
      {state === undefined || show === 'go-through' ? null : (
        <div className={css['story']}>
          {fault === null ? (
            <p>
              {syncStory(state)} {oldest}
            </p>
          ) : (
            <Notice tone="attention" head={`${fault.what} since ${momentWords(state.line.since, now)}.`}>
              <p>
                {syncStory(state)} {oldest}
              </p>
              {state.nextAttemptAt === null || held !== null ? null : <p>{nextTryWords(state.nextAttemptAt, now)}</p>}
            </Notice>
          )}
          {clockSkewWords(state.clockSkewMs) === null ? null : (
            <Notice tone="attention" head={clockSkewWords(state.clockSkewMs)} />
          )}
        </div>
      )}
      {state === undefined ? null : <DrainProgress state={state} />}
      <Filters<Show>
        label="Which updates"
        value={show}
        onChange={setShow}
        parts={[
          ...(held === null ? [] : [{ value: 'go-through' as const, words: goThroughWords.tab, count: held.left }]),
          ...parts.map((part) => ({ ...part, count: count?.[part.value] })),
          ...(inHand === null
            ? []
            : [{ value: 'prescription' as const, words: 'The prescription in hand', count: undefined }]),
        ]}
      />
      {show === 'go-through' && held !== null ? (
        <GoThrough held={held} now={now} inHand={inHand} onTake={props.onTake} />
      ) : show === 'prescription' && inHand !== null ? (
        <OfPrescription key={inHand} prescriptionId={inHand} now={now} inHand={inHand} onTake={props.onTake} />
      ) : (
        <Listed
          key={show}
          show={show === 'prescription' || show === 'go-through' ? 'waiting' : show}
          now={now}
          inHand={inHand}
          onTake={props.onTake}
        />
      )}
    </>
  )
}
