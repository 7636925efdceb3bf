import { useState, type ReactElement } from 'react'
import { usePersonShown } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { classes } from '../../ui/class-names.ts'
import { Button } from '../../ui/button.tsx'
import list from '../../ui/list.module.css'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import {
  becameOf,
  becameWords,
  heldWords,
  intakeRefusalWords,
  originWords,
  reasonHeading,
  type InboxRow,
} from '../../wording/intake.ts'
import { counted, momentWords } from '../../wording/numbers-and-dates.ts'
import { notDoneWords } from '../../wording/troubles.ts'
import css from './inbox.module.css'

const mostLinks = 3

/** One message: where it came from, what became of it, and why and what to do where anything of it was refused. */
export const InboxLine = (props: {
  readonly row: InboxRow
  readonly now: number
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { row } = props
  const { send, inFlight } = useAsk()
  const asPersonId = usePersonShown()
  const [said, setSaid] = useState<string | null>(null)
  const press = async (name: 'intake:retry' | 'intake:acknowledge'): Promise<void> => {
    const outcome = await send(name, { asPersonId, messageId: row.messageId })
    if (outcome === undefined) return
    if (outcome.kind === 'answer') setSaid(null)
    else setSaid(notDoneWords(outcome, intakeRefusalWords))
  }
  const became = becameOf(row)
  const wasRefused = row.reasons.length > 0
  const notRead = row.outcome === 'not-read'
  const tone = row.open ? 'attention' : 'plain'
  return (
    <li className={list['row']}>
      <div className={list['top']}>
        <span className={list['quiet']}>{momentWords(row.receivedAt, props.now)}</span>
        <span className={classes(list['grow'], list['nowrap'])} title={originWords(row.origin)}>
          {originWords(row.origin)}
        </span>
        {row.prescriptions.slice(0, mostLinks).map(({ id, items }) => (
          <button
            key={id}
            type="button"
            className={css['link']}
            onClick={() => {
              props.onTake(id)
            }}
          >
            {id} · {counted(items, 'item')}
          </button>
        ))}
        {row.prescriptions.length > mostLinks ? (
          <span className={list['quiet']}>and {row.prescriptions.length - mostLinks} more</span>
        ) : null}
        <Mark {...becameWords[became]} tone={tone} />
      </div>
      {became === 'refused-in-part' || became === 'not-read' ? (
        <p className={list['small']}>{becameWords[became].full}</p>
      ) : null}
      {row.reasons.map((reason) => (
        <div key={`${reason.code} ${reason.path}`} className={css['reason']}>
          <p>
            <strong>{reasonHeading(reason.code)}.</strong> {reason.message}
          </p>
          {reason.path === '' ? null : <p className={css['path']}>In the message at {reason.path}</p>}
        </div>
      ))}
      {row.held ? <p className={list['small']}>{heldWords}</p> : null}
      {row.outcome === 'conflict' ? <p className={list['small']}>{becameWords.conflict.full}</p> : null}
      {wasRefused || row.open || row.seen ? (
        <div className={list['acts']}>
          {row.seen ? <span className={css['done']}>Seen and kept.</span> : null}
          {!row.open || notRead ? null : (
            <Button disabled={inFlight} onPress={() => void press('intake:acknowledge')}>
              Mark as seen
            </Button>
          )}
          {wasRefused || notRead ? (
            <Button look="quiet" disabled={inFlight} onPress={() => void press('intake:retry')}>
              Try again
            </Button>
          ) : null}
        </div>
      ) : null}
      {said === null ? null : <Notice tone="attention" head={said} says />}
    </li>
  )
}
