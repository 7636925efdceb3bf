import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { Output } from '../../../../contract/index.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { inDoubtWords, sourceWords } from '../../../wording/check-facts.ts'
import { dateWords } from '../../../wording/numbers-and-dates.ts'
import { entryKindWords, entryWords, settleDoubtWords } from '../../../wording/patients.ts'
import css from './patient.module.css'

type Entry = Output<'patient:record'>['entries'][number]

/** One entry of a patient's record with its source, and the way to withdraw it with a reason. */
export const EntryLine = (props: {
  readonly entry: Entry
  readonly mayWithdraw: boolean
  readonly inFlight: boolean
  readonly onWithdraw: (reason: string) => void
}): ReactElement => {
  const { entry } = props
  const { withdrawn } = entry
  const [why, setWhy] = useState<string | null>(null)
  const line = useRef<HTMLLIElement>(null)
  const isGone = withdrawn !== null
  useEffect(() => {
    if (!isGone || why === null) return
    setWhy(null)
    // The button that had the focus is gone; without it the window would not hear its keys.
    line.current?.focus()
  }, [isGone, why])
  return (
    <li className={css['entry']} ref={line} tabIndex={-1}>
      <div>
        <p>
          <strong>{entryWords(entry)}</strong>{' '}
          {entry.kind === 'none-known' ? null : <span className={css['under']}>{entryKindWords[entry.kind]}</span>}
        </p>
        <p className={css['under']}>
          {sourceWords(entry.source)} · written down by {entry.recordedBy}, {dateWords(ukDate(entry.recordedAt))}
        </p>
        {entry.inDoubt && withdrawn === null ? (
          <p className={css['attention']}>
            {inDoubtWords} {settleDoubtWords}
          </p>
        ) : null}
        {withdrawn === null ? null : (
          <p className={css['under']}>
            Withdrawn by {withdrawn.by}, {dateWords(ukDate(withdrawn.at))}: {withdrawn.why}
          </p>
        )}
      </div>
      {withdrawn !== null || !props.mayWithdraw || why !== null ? null : (
        <Button
          look="quiet"
          label={`Withdraw: ${entryWords(entry)}`}
          onPress={() => {
            setWhy('')
          }}
        >
          Withdraw
        </Button>
      )}
      {why === null || withdrawn !== null ? null : (
        <div className={css['why']}>
          <TextField label={`Why “${entryWords(entry)}” is withdrawn`} value={why} onChange={setWhy} autoFocus />
          <Button
            look="danger"
            disabled={props.inFlight || why.trim() === ''}
            onPress={() => {
              props.onWithdraw(why.trim())
            }}
          >
            Withdraw {entryWords(entry)}
          </Button>
        </div>
      )}
    </li>
  )
}
