import type { ReactElement } from 'react'
import type { Carriage } from '../../domain/prescription.ts'
import { parseTrackingNumber } from '../../domain/tracking-number.ts'
import type { Carrier } from '../wording/delivery.ts'
import { parcelNumberSays } from '../wording/parcel-number.ts'
import { courierWords } from '../wording/places.ts'
import { Choices, choicesOf } from './choices.tsx'
import { TextField } from './text-field.tsx'
import type { Keys } from './use-keys.ts'

/** Who carries a bag as filled in so far; null is what nobody has said yet, and the usual carrier stands in its place. */
export interface CarriageForm {
  readonly courier: Carriage['courier'] | null
  readonly name: string | null
  readonly number: string
}

/** Nothing said. */
export const freshCarriage: CarriageForm = { courier: null, name: null, number: '' }

// The others have a name already.
const named: readonly Carriage['courier'][] = ['own-driver', 'other']

const couriers = choicesOf(courierWords).map((choice, at) => ({ ...choice, keyOf: String(at + 1) }))

const textOr = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const carrierOf = (form: CarriageForm, usual: Carrier | null) => {
  const courier = form.courier ?? usual?.courier ?? null
  const name = form.name ?? (usual !== null && courier === usual.courier ? usual.courierName : null) ?? ''
  return { courier, name }
}

/** Who carries it and under which number; null as long as nobody is chosen. */
export const carriageOf = (form: CarriageForm, usual: Carrier | null): Carriage | null => {
  const { courier, name } = carrierOf(form, usual)
  if (courier === null) return null
  return { courier, courierName: named.includes(courier) ? textOr(name) : null, trackingNumber: textOr(form.number) }
}

/** What is missing before it can leave, in words. */
export const carriageMissing = (form: CarriageForm, usual: Carrier | null): string | undefined => {
  const carriage = carriageOf(form, usual)
  if (carriage === null) return 'Say who carries it.'
  const { courier, courierName, trackingNumber } = carriage
  if (courier === 'other' && courierName === null) return 'Write down the name of the courier.'
  if (courier !== 'royal-mail' && courier !== 'dpd') return undefined
  if (trackingNumber === null) return 'Scan or type the parcel number.'
  return parseTrackingNumber(courier, trackingNumber) === undefined
    ? parcelNumberSays(courier, trackingNumber).words
    : undefined
}

/** The keys by which the courier is chosen. */
export const carriageKeys = (onChange: (changed: Partial<CarriageForm>) => void): Keys =>
  Object.fromEntries(
    couriers.map(({ keyOf, value }) => [
      keyOf,
      () => {
        onChange({ courier: value })
      },
    ]),
  )

/** The fields of who carries it. A parcel number scanned into its field stays there. */
export const CarriageFields = (props: {
  readonly form: CarriageForm
  readonly usual: Carrier | null
  readonly numberLabel: string
  readonly onChange: (changed: Partial<CarriageForm>) => void
}): ReactElement => {
  const { form, onChange } = props
  const { courier, name } = carrierOf(form, props.usual)
  const parcel = parcelNumberSays(courier ?? 'own-driver', form.number)
  return (
    <>
      <Choices
        label="Who carries it"
        value={courier}
        onChange={(chosen) => {
          onChange({ courier: chosen })
        }}
        choices={couriers}
      />
      {courier !== null && named.includes(courier) ? (
        <TextField
          label={courier === 'own-driver' ? 'Driver, if you like' : 'Name of the courier'}
          value={name}
          onChange={(typed) => {
            onChange({ name: typed })
          }}
          max={80}
        />
      ) : null}
      <TextField
        label={props.numberLabel}
        keepsCodes="any"
        hint={parcel.words}
        wrong={parcel.wrong}
        value={form.number}
        onChange={(number) => {
          onChange({ number })
        }}
        max={40}
      />
    </>
  )
}
