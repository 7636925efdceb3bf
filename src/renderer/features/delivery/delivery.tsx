import { use, useState, type ReactElement } from 'react'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { PersonShown } from '../../bridge/person-shown.ts'
import { usePrint } from '../../bridge/printing.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import list from '../../ui/list.module.css'
import { useKeys } from '../../ui/use-keys.ts'
import { sheetAlikeWords, type OutcomeKind, type Run, type RunStop, type Stop } from '../../wording/delivery.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import css from './delivery.module.css'
import { Outcome } from './outcome.tsx'
import { RunPart } from './run-part.tsx'
import { SendOut } from './send-out.tsx'
import { StopLine } from './stop-line.tsx'
import { bagIdsOf, useLoading } from './use-loading.tsx'

type Over =
  | {
      readonly kind: 'send'
      readonly stops: readonly Stop[]
      readonly seen: readonly string[]
      readonly runs: readonly Run[]
    }
  | { readonly kind: OutcomeKind; readonly stops: readonly RunStop[] }

const ToSend = (props: {
  readonly stops: readonly Stop[]
  /** Nothing is out either: that nothing waits is then all there is to say. */
  readonly alone: boolean
  readonly working: boolean
  readonly onSend: (stops: readonly Stop[], seen: readonly string[]) => void
}): ReactElement => {
  const { stops, working } = props
  const print = usePrint()
  const { loaded, seen, load, said } = useLoading(stops)
  const begun = stops.filter(({ bags }) => bags.some(({ bagId }) => loaded.has(bagId)))
  const whole = begun.filter(({ bags }) => bags.every(({ bagId }) => loaded.has(bagId)))
  const ready = working && whole.length > 0 && whole.length === begun.length
  const send = (): void => {
    if (ready) props.onSend(whole, seen)
  }
  const printSheet = (): void => {
    print({
      sheet: 'delivery',
      day: ukDate(now()),
      driver: null,
      stops: (begun.length === 0 ? stops : begun).map(({ patient, address, bags, similar }) => ({
        patient,
        address,
        bags,
        note: similar.length === 0 ? null : sheetAlikeWords,
      })),
    })
  }
  const all = (): void => {
    load(bagIdsOf(stops), loaded.size < bagIdsOf(stops).length)
  }
  useKeys(stops.length === 0 ? {} : { a: all, d: send, p: printSheet })
  if (stops.length === 0 && !props.alone) return <></>
  if (stops.length === 0)
    return (
      <Empty
        head="Nothing waits for the driver."
        about="Bags come here once they are placed for delivery, post or a locker."
      />
    )
  return (
    <>
      {said}
      <div className={css['tools']}>
        <Button keyOf="a" actsAtOnce onPress={all}>
          {loaded.size < bagIdsOf(stops).length ? 'All on the run' : 'None on the run'}
        </Button>
        <Button keyOf="p" actsAtOnce onPress={printSheet}>
          {begun.length === 0 ? 'Print the sheet' : `Print the sheet: ${counted(begun.length, 'door')}`}
        </Button>
        <Button look="primary" keyOf="d" disabled={!ready} onPress={send}>
          {whole.length === 0 ? 'Send out' : `Send out: ${counted(whole.length, 'door')}`}
        </Button>
        {working ? null : <span className={css['quiet']}>Say who is working first.</span>}
      </div>
      <ol aria-label="To be delivered">
        {stops.map((stop, at) => (
          <StopLine
            key={stop.parts.map(({ id }) => id).join()}
            stop={stop}
            number={at + 1}
            loaded={loaded}
            onLoad={load}
          />
        ))}
      </ol>
    </>
  )
}

/** The run sheet: the bags to be sent out, door by door, and what couriers have. */
export const Delivery = (): ReactElement => {
  const answer = useQuestion('delivery:run', {})
  const working = use(PersonShown) !== null
  const [over, setOver] = useState<Over | null>(null)
  const close = (): void => {
    setOver(null)
  }
  return (
    <>
      <div className={list['head']}>
        <h1>Run sheet</h1>
      </div>
      <p className={list['story']}>
        Scan each bag into the run, or tick it. Courier and parcel number are given once, for all of it.
      </p>
      <div className={list['scroll']}>
        <Answered of={answer}>
          {({ stops, runs, more }) => (
            <>
              <ToSend
                stops={stops}
                alone={runs.length === 0}
                working={working}
                onSend={(chosen, seen) => {
                  setOver({ kind: 'send', stops: chosen, seen, runs })
                }}
              />
              {runs.length === 0 ? null : <h2 className={css['heading']}>Out now</h2>}
              {runs.map((run) => (
                <RunPart
                  key={run.key}
                  run={run}
                  disabled={!working}
                  onOutcome={(kind, chosen) => {
                    setOver({ kind, stops: chosen })
                  }}
                />
              ))}
              {stops.length === 0 && runs.length > 0 ? (
                <p className={list['more']}>Nothing else waits for the driver.</p>
              ) : null}
              {more ? <p className={list['more']}>There are more: these come first.</p> : null}
            </>
          )}
        </Answered>
      </div>
      {over === null ? null : over.kind === 'send' ? (
        <SendOut stops={over.stops} seen={over.seen} runs={over.runs} onClose={close} />
      ) : (
        <Outcome kind={over.kind} stops={over.stops} onClose={close} />
      )}
    </>
  )
}
