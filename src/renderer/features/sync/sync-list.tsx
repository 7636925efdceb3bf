import { useState, type ReactElement } from 'react'
import { useNow } from '../../bridge/clock.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Filters } from '../../ui/filters.tsx'
import css from '../../ui/list.module.css'
import { Notice } from '../../ui/notice.tsx'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import { clockSkewWords, emptySync, lineWords, nextTryWords, syncStory, type SyncState } from '../../wording/sync.ts'
import { SyncLine } from './sync-line.tsx'

type Show = 'waiting' | 'superseded' | 'needs-you' | 'recorded'

const parts: readonly { readonly value: Show; readonly words: string }[] = [
  { value: 'needs-you', words: 'Needs you' },
  { value: 'waiting', words: 'Waiting' },
  { value: 'superseded', words: 'Not sent: no longer true' },
  { value: 'recorded', words: 'Recorded' },
]

/** Every status update and what became of it. Opens on what needs a person, else on what waits. */
export const SyncList = (props: {
  readonly state: SyncState | undefined
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { state } = props
  const [show, setShow] = useState<Show>((state?.needsYou ?? 0) > 0 ? 'needs-you' : 'waiting')
  const pages = usePages('sync:page', { show })
  const now = useNow(10_000)
  const fault = state ? lineWords[state.line.kind] : null
  return (
    <>
      <div className={css['head']}>
        <h1>Status updates</h1>
      </div>
      {state === undefined ? null : (
        <div className={css['story']}>
          {fault === null ? (
            <p>{syncStory(state)}</p>
          ) : (
            <Notice tone="attention" head={`${fault.what} since ${momentWords(state.line.since, now)}.`}>
              <p>{syncStory(state)}</p>
              {state.nextAttemptAt === null ? null : <p>{nextTryWords(state.nextAttemptAt, now)}</p>}
            </Notice>
          )}
          {clockSkewWords(state.clockSkewMs) === null ? null : (
            <Notice tone="attention" head={clockSkewWords(state.clockSkewMs)} />
          )}
        </div>
      )}
      <Filters
        label="Which updates"
        value={show}
        onChange={setShow}
        parts={parts.map((part) => ({ ...part, count: pages.first?.counts[part.value] }))}
      />
      <ListTrouble pages={pages} />
      <div className={css['scroll']}>
        {!pages.waiting && pages.rows.length === 0 && pages.trouble === undefined ? (
          <Empty {...emptySync[show]} />
        ) : null}
        <ul aria-label="Status updates">
          {pages.rows.map((row) => (
            <SyncLine
              key={row.taskId}
              row={row}
              taken={row.prescriptionId === props.inHand}
              now={now}
              onTake={props.onTake}
            />
          ))}
        </ul>
        {pages.hasMore ? (
          <div className={css['more']}>
            <Button onPress={pages.more}>Show more</Button>
          </div>
        ) : null}
      </div>
    </>
  )
}
