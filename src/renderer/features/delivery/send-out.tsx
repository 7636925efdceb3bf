import { useState, type ReactElement } from 'react'
import type { Carriage } from '../../../domain/prescription.ts'
import { parseTrackingNumber } from '../../../domain/tracking-number.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { Choices, choicesOf } from '../../ui/choices.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { addressLine, contentsLine, sentWords, usualCarrier, type Run, type Stop } from '../../wording/delivery.ts'
import { listName, spokenName } from '../../wording/names.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import { parcelNumberSays } from '../../wording/parcel-number.ts'
import { courierWords } from '../../wording/places.ts'
import css from './delivery.module.css'
import { RunWindow } from './run-window.tsx'
import { ToTell, toldAs, toldMissing, type Told } from './to-tell.tsx'
import { useRunAct } from './use-run-act.ts'

const named: readonly Carriage['courier'][] = ['own-driver', 'other']

const couriers = choicesOf(courierWords).map((choice, at) => ({ ...choice, keyOf: String(at + 1) }))

const missingOf = (carriage: Carriage | null): string | undefined => {
  if (carriage === null) return 'Say who carries it.'
  const { courier, courierName, trackingNumber } = carriage
  if (courier === 'other' && courierName === null) return 'Write down the name of the courier.'
  if (courier !== 'royal-mail' && courier !== 'dpd') return undefined
  if (trackingNumber === null) return 'Scan or type the parcel number.'
  return parseTrackingNumber(courier, trackingNumber) === undefined
    ? parcelNumberSays(courier, trackingNumber).words
    : undefined
}

const textOr = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** Sends everything out that was scanned into the run, with one courier and one number, in one act. */
export const SendOut = (props: {
  readonly stops: readonly Stop[]
  /** What couriers have: who carries is preset only where a run left today. */
  readonly runs: readonly Run[]
  /** Given what there is to say, once it has left. */
  readonly onDone: (words: string) => void
  readonly onClose: () => void
}): ReactElement => {
  const { stops, onClose } = props
  const [usual] = useState(() => usualCarrier(stops[0]?.route ?? 'deliver', props.runs, ukDate(now())))
  const [courier, setCourier] = useState<Carriage['courier'] | null>(usual?.courier ?? null)
  const [name, setName] = useState(usual?.courierName ?? '')
  const [number, setNumber] = useState('')
  const [told, setTold] = useState<Told>({})
  const { act, inFlight, said } = useRunAct()
  const carriage: Carriage | null =
    courier === null
      ? null
      : { courier, courierName: named.includes(courier) ? textOr(name) : null, trackingNumber: textOr(number) }
  const missing = missingOf(carriage) ?? toldMissing(stops, told)
  const parcel = parcelNumberSays(courier ?? 'own-driver', number)
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
          },
        })),
      ),
    )
    if (!done) return
    props.onDone(sentWords(stops, carriage.courierName ?? courierWords[carriage.courier].toLowerCase()))
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
      keys={Object.fromEntries(
        couriers.map(({ keyOf, value }) => [
          keyOf,
          () => {
            setCourier(value)
          },
        ]),
      )}
      onRecord={() => {
        void send()
      }}
      onClose={onClose}
    >
      <p>
        {counted(stops.length, 'door')}, {counted(stops.flatMap(({ bags }) => bags).length, 'bag')}:
      </p>
      <ol className={css['doors']}>
        {stops.map((stop) => (
          <li key={stop.parts.map(({ id }) => id).join()}>
            <strong>{listName(stop.patient.family, stop.patient.given.join(' '))}</strong> {addressLine(stop)}
            <br />
            {contentsLine(stop)}
          </li>
        ))}
      </ol>
      <ToTell stops={stops} told={told} onChange={setTold} />
      <Choices label="Who carries it" value={courier} onChange={setCourier} choices={couriers} />
      {courier !== null && named.includes(courier) ? (
        <TextField
          label={courier === 'own-driver' ? 'Driver, if you like' : 'Name of the courier'}
          value={name}
          onChange={setName}
          max={80}
        />
      ) : null}
      <TextField
        label="Parcel number, once for all of them"
        hint={parcel.words}
        wrong={parcel.wrong}
        value={number}
        onChange={setNumber}
        max={40}
      />
    </RunWindow>
  )
}
