import { useState, type ReactElement } from 'react'
import type { Outcome } from '../../bridge/ask.ts'
import { usePersonShown, usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk, type Asking } from '../../bridge/use-ask.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { classes } from '../../ui/class-names.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFormKept } from '../../ui/use-form-kept.tsx'
import css from '../../ui/list.module.css'
import { halfDoneWords } from '../../wording/drafts.ts'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import { patientStatusWords } from '../../wording/patient-status.ts'
import {
  isBareCode,
  parkedWords,
  syncRefusalWords,
  syncStateWords,
  waitsWords,
  type SyncRow,
} from '../../wording/sync.ts'
import { notDoneWords } from '../../wording/troubles.ts'

type Fix = 'sync:resend' | 'sync:mend' | 'sync:still-here' | 'sync:set-aside'

const useFixing = () => {
  const { send, inFlight } = useAsk()
  const [said, setSaid] = useState<string | null>(null)
  const fix = async (ask: (send: Asking['send']) => Promise<Outcome<Fix> | undefined>): Promise<boolean> => {
    const outcome = await ask(send)
    if (outcome === undefined || outcome.kind === 'answer') return outcome !== undefined
    setSaid(notDoneWords(outcome, syncRefusalWords))
    return false
  }
  return { inFlight, fix, said: said === null ? null : <Notice tone="attention" head={said} says /> }
}

const asideAct = (taskId: string): string => `set-aside ${taskId}`

// Its reason belongs to whoever began to type it; to keep the update after all is to drop it.
const SetAside = (props: { readonly taskId: string; readonly onKeep: () => void }): ReactElement => {
  const { taskId } = props
  const asPersonId = usePersonShownAtFirst()
  const { inFlight, fix, said } = useFixing()
  const kept = useFormKept(asideAct(taskId), () => ({ reason: '' }))
  const { reason } = kept.value
  const press = async (): Promise<void> => {
    if (await fix((send) => send('sync:set-aside', { asPersonId, taskId, reason: reason.trim() }))) kept.drop()
  }
  return (
    <>
      {kept.said}
      <div className={css['acts']}>
        <div className={css['field']}>
          <TextField
            label="Why it is never to be sent"
            value={reason}
            onChange={(typed) => {
              kept.put({ reason: typed })
            }}
            autoFocus
            placeholder="The medicine is no longer here"
          />
        </div>
        <Button disabled={inFlight || reason.trim() === ''} onPress={() => void press()}>
          Set aside
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            kept.drop()
            props.onKeep()
          }}
        >
          Keep it
        </Button>
      </div>
      {said}
    </>
  )
}

const Fixes = ({ row }: { readonly row: SyncRow }): ReactElement => {
  const { inFlight, fix, said } = useFixing()
  const asPersonId = usePersonShown()
  const [aside, setAside] = useState(false)
  const { reply, askAgain } = useQuestion(
    'draft:find',
    { personId: asPersonId, prescriptionId: 'desk' },
    { enabled: asPersonId !== '', alwaysAsk: true },
  )
  const isBegun = reply?.kind === 'answer' && reply.value.drafts.some(({ act }) => act === asideAct(row.taskId))
  const press = (name: Exclude<Fix, 'sync:set-aside'>): void => {
    void fix((send) => send(name, { asPersonId, taskId: row.taskId }))
  }
  if (aside)
    return (
      <SetAside
        key={asPersonId}
        taskId={row.taskId}
        onKeep={() => {
          setAside(false)
          askAgain()
        }}
      />
    )
  return (
    <>
      <div className={css['acts']} data-no-way-back={row.parkedWhy === 'still-here' ? true : undefined}>
        {row.parkedWhy === 'still-here' ? (
          <Button look="primary" disabled={inFlight} onPress={() => press('sync:still-here')}>
            Still here: send it
          </Button>
        ) : (
          <>
            <Button look="primary" disabled={inFlight} onPress={() => press('sync:mend')}>
              Send what is true now
            </Button>
            <Button disabled={inFlight} onPress={() => press('sync:resend')}>
              Send the same again
            </Button>
          </>
        )}
        <Button look="quiet" onPress={() => setAside(true)}>
          Set aside…
        </Button>
        {isBegun ? <Mark {...halfDoneWords} tone="plain" icon="half" /> : null}
      </div>
      {said}
    </>
  )
}

/** One status update: of what, where it stands, what the NHS said, and what can be done. */
export const SyncLine = (props: {
  readonly row: SyncRow
  readonly taken: boolean
  readonly now: number
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { row, now } = props
  const waits = waitsWords(row, now)
  return (
    <li className={classes(css['row'], props.taken && css['taken'])}>
      <div className={css['top']}>
        <button
          type="button"
          className={css['open']}
          data-line-name
          onClick={() => {
            props.onTake(row.prescriptionId)
          }}
        >
          {row.patient}
        </button>
        <span className={css['nowrap']}>{patientStatusWords(row.status)}</span>
      </div>
      <div className={css['top']}>
        <span className={`${css['grow'] ?? ''} ${css['small'] ?? ''}`}>{row.itemName}</span>
        <span className={css['quiet']}>
          {momentWords(row.happenedAt, now)} · {syncStateWords(row)}
          {row.settledAt === null ? '' : ` ${momentWords(row.settledAt, now)}`}
        </span>
      </div>
      {waits === null ? null : <p className={css['quiet']}>{waits}</p>}
      {row.state === 'parked' ? (
        <div className={css['words']}>
          <p>
            <Icon name="warning" size={14} /> {parkedWords(row.parkedWhy)}
          </p>
          {row.words === null || isBareCode(row.words) ? null : <p>The NHS says: {row.words}</p>}
        </div>
      ) : row.words === null || isBareCode(row.words) || row.state === 'recorded' ? null : (
        <p className={css['quiet']}>Last answer: {row.words}</p>
      )}
      {row.state === 'parked' ? <Fixes row={row} /> : null}
    </li>
  )
}
