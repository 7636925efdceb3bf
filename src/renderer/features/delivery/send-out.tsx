import { useContext, useState, type ReactElement } from 'react'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import {
  CarriageFields,
  carriageKeys,
  carriageMissing,
  carriageOf,
  freshCarriage,
  type CarriageForm,
} from '../../ui/carriage-form.tsx'
import { doneAct, TellDone } from '../../ui/done-act.ts'
import { labelsOf } from '../../ui/labels-seen.ts'
import { NoPharmacist } from '../../ui/no-pharmacist.tsx'
import {
  addressLine,
  bagWords,
  contentsLine,
  sentWords,
  usualCarrier,
  whoseRun,
  type Run,
  type Stop,
} from '../../wording/delivery.ts'
import { listName, spokenName } from '../../wording/names.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import { carrierWords } from '../../wording/places.ts'
import css from './delivery.module.css'
import { useRunLabels } from './run-labels.tsx'
import { RunWindow } from './run-window.tsx'
import { ToTell, toldAs, toldMissing, type Told } from './to-tell.tsx'
import { ToldApart } from './told-apart.tsx'
import { bagIdsOf } from './use-loading.tsx'
import { useRunAct } from './use-run-act.ts'

/** Sends everything out that is on the run, with one courier and one number, in one act: each bag's label is looked at before it leaves. */
export const SendOut = (props: {
  readonly stops: readonly Stop[]
  /** The bags whose label was scanned into the run. */
  readonly seen: readonly string[]
  /** What couriers have: who carries is preset only where a run left today. */
  readonly runs: readonly Run[]
  readonly onClose: () => void
}): ReactElement => {
  const { stops, onClose } = props
  const [usual] = useState(() => usualCarrier(stops[0]?.route ?? 'deliver', props.runs, ukDate(now())))
  const [form, setForm] = useState(freshCarriage)
  const change = (changed: Partial<CarriageForm>): void => {
    setForm((before) => ({ ...before, ...changed }))
  }
  const [told, setTold] = useState<Told>({})
  const { act, inFlight, said } = useRunAct()
  const tell = useContext(TellDone)
  const bags = useRunLabels(bagIdsOf(stops), props.seen)
  const carriage = carriageOf(form, usual)
  const missing = bags.missing ?? carriageMissing(form, usual) ?? toldMissing(stops, told)
  const send = async (): Promise<void> => {
    if (missing !== undefined || carriage === null || inFlight) return
    const done = await act(
      stops.flatMap((stop) =>
        stop.parts.map((part) => ({
          part,
          of: listName(stop.patient.family, stop.patient.given.join(' ')),
          command: {
            type: 'dispatch' as const,
            itemIds: part.itemIds,
            carriage,
            counselling: part.counsel === null ? null : toldAs(told, part.id),
            ...labelsOf(part.bagIds, bags.labels),
          },
        })),
      ),
    )
    if (done === null) return
    const words = sentWords(stops, carriage.courierName ?? carrierWords[carriage.courier])
    tell(doneAct(words, stops.length === 1 ? whoseRun(stops) : '', done, []))
    onClose()
  }
  const words =
    stops.length === 1 && stops[0]
      ? `Send out to ${spokenName(stops[0].patient)}`
      : `Send out to ${String(stops.length)} doors`
  return (
    <RunWindow
      title="Send out"
      button={words}
      missing={missing}
      inFlight={inFlight}
      said={said}
      keys={carriageKeys(change)}
      onRecord={() => {
        void send()
      }}
      onClose={onClose}
    >
      <NoPharmacist controlled={stops.some(({ parts }) => parts.some(({ ofASchedule }) => ofASchedule))} />
      <p>
        {counted(stops.length, 'door')}, {counted(stops.flatMap(({ bags }) => bags).length, 'bag')}:
      </p>
      <ol className={css['doors']}>
        {stops.map((stop) => (
          <li key={stop.parts.map(({ id }) => id).join()}>
            <strong>{listName(stop.patient.family, stop.patient.given.join(' '))}</strong> <ToldApart of={stop} />{' '}
            {addressLine(stop)}
            <br />
            {contentsLine(stop)}
            {stop.bags.map((bag) => (
              <span key={bag.bagId} className={css['quiet']}>
                {' '}
                · bag {bagWords(bag)}
                {bags.labels.seen.flatMap((one) => (one.bagId === bag.bagId ? `, ${one.how}` : []))}
              </span>
            ))}
          </li>
        ))}
      </ol>
      {bags.fields}
      <ToTell stops={stops} told={told} onChange={setTold} />
      <CarriageFields form={form} usual={usual} numberLabel="Parcel number, once for all of them" onChange={change} />
    </RunWindow>
  )
}
