import type { ReactElement } from 'react'
import { correctableKind } from '../../../domain/decide/correct.ts'
import { ukDate, ukTime } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { eventSentence, lateReasonOf } from '../../wording/events.ts'
import { dateWords, dayWords } from '../../wording/numbers-and-dates.ts'
import { tellingOf, type Detail } from './detail.ts'
import css from './in-hand.module.css'

/** An act a person asks to correct. */
export interface ToCorrect {
  readonly eventId: string
  readonly what: string
  readonly departure: boolean
}

/** An act of the time line as something to correct; null when it cannot be, or not any more. */
export const correctionOf = ({ prescription, acts }: Detail, eventId: string): ToCorrect | null => {
  const act = acts.find((one) => one.eventId === eventId)
  const kind = correctableKind(prescription, eventId)
  if (act === undefined || kind === undefined) return null
  const departure = kind === 'handed-out' || kind === 'dispatched'
  return { eventId, what: eventSentence(act.type, act.body, tellingOf(prescription)).what, departure }
}

/** What happened, newest first; acts that can be taken back say so. */
export const TimeLine = (props: {
  readonly detail: Detail
  readonly mayCorrect: boolean
  readonly onCorrect: (what: ToCorrect) => void
}): ReactElement => {
  const { acts, prescription } = props.detail
  const tell = tellingOf(prescription)
  const today = ukDate(now())
  const newestFirst = acts.toReversed()
  return (
    <section className={css['section']}>
      <h3>What happened</h3>
      <ol>
        {newestFirst.map((act, at) => {
          const { what, more } = eventSentence(act.type, act.body, tell)
          const day = ukDate(act.happenedAt)
          const newDay = at === 0 || day !== ukDate(newestFirst[at - 1]?.happenedAt ?? 0)
          const kind = props.mayCorrect ? correctableKind(prescription, act.eventId) : undefined
          const late = lateReasonOf(act.body)
          return (
            <li key={act.eventId}>
              {newDay ? <p className={css['day']}>{day === today ? 'Today' : dayWords(day, today)}</p> : null}
              <div className={css['line']}>
                <time dateTime={new Date(act.happenedAt).toISOString()}>{ukTime(act.happenedAt)}</time>
                <div>
                  <p>{what}</p>
                  <p className={css['by']}>{[more, act.by.name].filter((part) => part !== null).join(' · ')}</p>
                  {late === null ? null : (
                    <p className={css['by']}>
                      Entered {dateWords(ukDate(act.recordedAt))} {ukTime(act.recordedAt)}: {late}
                    </p>
                  )}
                </div>
                {kind === undefined ? (
                  <span />
                ) : (
                  <button
                    type="button"
                    className={css['fix']}
                    aria-label={`Correct: ${what}`}
                    onClick={(event) => {
                      // The window gives the focus back: here, Enter would begin the correction of another act.
                      event.currentTarget.closest<HTMLElement>('[role="group"]')?.focus({ preventScroll: true })
                      const departure = kind === 'handed-out' || kind === 'dispatched'
                      props.onCorrect({ eventId: act.eventId, what, departure })
                    }}
                  >
                    Correct
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
