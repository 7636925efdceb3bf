import type { ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { longestAbsenceMs } from '../../../domain/on-duty/times.ts'
import { Notice } from '../../ui/notice.tsx'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import { minutesWords, nobodySignedOnWords, supplyWords, usedWords } from '../../wording/on-duty.ts'
import css from './on-duty.module.css'

type DutyState = Output<'duty:state'>

const Out = ({ state }: { readonly state: DutyState }): ReactElement | null => {
  const { absence, now } = state
  if (absence === null) return null
  const left = longestAbsenceMs - state.absentMsToday
  if (left < 0)
    return (
      <Notice tone="danger" head="Out for more than two hours today">
        <p>The law allows two. Nothing may be handed out or sent out until a pharmacist is here.</p>
      </Notice>
    )
  return (
    <Notice
      tone="attention"
      head={`Out since ${momentWords(absence.from, now)}, back by ${momentWords(now + left, now)} at the latest`}
    >
      <p>{supplyWords[absence.supply]}.</p>
      <p>{absence.arrangements}</p>
    </Notice>
  )
}

/** Who is on duty, in words. */
export const OnDutyNow = ({ state }: { readonly state: DutyState }): ReactElement => {
  const { spell, now } = state
  if (spell === null)
    return (
      <Notice tone="attention" head="No responsible pharmacist is signed on">
        <p>{nobodySignedOnWords}</p>
      </Notice>
    )
  return (
    <div className={css['list']}>
      <div className={css['now']}>
        <span className={css['who']}>{spell.person.name}</span>
        <span>
          Responsible pharmacist since {momentWords(spell.from, now)} · GPhC {spell.person.registration}
        </span>
        <span className={css['quiet']}>
          Out: {state.absentMsToday === 0 ? 'not today' : usedWords(state.absentMsToday)}
        </span>
      </div>
      <Out state={state} />
      {state.alone.map((period) => (
        <p key={period.id}>
          {period.person.name} has worked alone for {minutesWords(now - period.from)}: {period.reason}
        </p>
      ))}
    </div>
  )
}
