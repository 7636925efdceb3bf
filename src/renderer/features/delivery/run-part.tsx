import type { ReactElement } from 'react'
import { trackingPage } from '../../../domain/tracking-page.ts'
import { Button } from '../../ui/button.tsx'
import { addressLine, bagsWords, runWords, type OutcomeKind, type Run, type RunStop } from '../../wording/delivery.ts'
import { listName } from '../../wording/names.ts'
import { whenWords } from '../../wording/numbers-and-dates.ts'
import css from './delivery.module.css'
import { ToldApart } from './told-apart.tsx'

const acts: readonly (readonly [kind: OutcomeKind, words: string])[] = [
  ['delivered', 'Delivered'],
  ['failed', 'Failed…'],
  ['back', 'Came back…'],
]

/** What left together and has not been delivered, and what became of it door by door. */
export const RunPart = (props: {
  readonly run: Run
  readonly disabled: boolean
  readonly onOutcome: (kind: OutcomeKind, stops: readonly RunStop[]) => void
}): ReactElement => {
  const { run, disabled, onOutcome } = props
  const page = trackingPage(run)
  // Where an attempt failed, that it was delivered after all is said of that door alone.
  const notFailed = run.stops.filter(({ failed }) => failed === null)
  return (
    <section className={css['run']} aria-label={`Out with ${runWords(run)}`}>
      <div className={css['runhead']}>
        <h3>{runWords(run)}</h3>
        <span>left {whenWords(run.at)}</span>
        {page === undefined ? null : (
          <a href={page} target="_blank" rel="noreferrer noopener">
            Where is it? Opens the courier’s page in your browser
          </a>
        )}
        {notFailed.length > 1 ? (
          <Button
            disabled={disabled}
            onPress={() => {
              onOutcome('delivered', notFailed)
            }}
          >
            {notFailed.length === run.stops.length ? 'All delivered' : 'All others delivered'}
          </Button>
        ) : null}
      </div>
      <ul>
        {run.stops.map((stop) => {
          const name = listName(stop.patient.family, stop.patient.given.join(' '))
          return (
            <li key={stop.parts.map(({ id }) => id).join()} className={css['row']}>
              <span className={css['who']}>
                <strong>{name}</strong>
                <ToldApart of={stop} />
                <span>{addressLine(stop)}</span>
                {stop.bags.length === 0 ? null : <span>{bagsWords(stop.bags)}</span>}
                {stop.failed === null ? null : <span className={css['failed']}>Failed: {stop.failed}</span>}
              </span>
              <span className={css['acts']}>
                {acts.map(([kind, words]) => (
                  <Button
                    key={kind}
                    label={`${words.replace('…', '')}: ${name}`}
                    disabled={disabled}
                    onPress={() => {
                      onOutcome(kind, [stop])
                    }}
                  >
                    {words}
                  </Button>
                ))}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
