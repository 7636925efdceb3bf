import { useState, type ReactElement } from 'react'
import type { Carriage } from '../../../../domain/prescription.ts'
import { parseTrackingNumber } from '../../../../domain/tracking-number.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { spokenName } from '../../../wording/names.ts'
import { courierWords } from '../../../wording/places.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { useOthers } from '../use-others.ts'
import { GoesAlong } from './goes-along.tsx'
import { ItemTicks } from './item-ticks.tsx'

const numberHint = (courier: Carriage['courier'], typed: string): string => {
  if (courier !== 'royal-mail' && courier !== 'dpd') return 'If there is one.'
  const example = courier === 'royal-mail' ? 'Two letters, nine digits, two letters' : 'Fourteen digits'
  if (typed.trim() === '') return `${example}. Scan it.`
  return parseTrackingNumber(courier, typed) === undefined
    ? `Not right yet: ${example.toLowerCase()}, and its check digit must fit.`
    : 'Its check digit fits.'
}

// The others have a name already.
const named: readonly Carriage['courier'][] = ['own-driver', 'other']

/** Gives bags to a courier, our driver or a locker. */
export const DispatchAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const patient = spokenName(detail.prescription.content.patient)
  const [ticked, setTicked] = useState<readonly string[]>(itemIds)
  const others = useOthers(detail, 'dispatch')
  const [left, setLeft] = useState<readonly string[]>([])
  const [courier, setCourier] = useState<Carriage['courier']>('own-driver')
  const [courierName, setCourierName] = useState('')
  const [number, setNumber] = useState('')
  const needsNumber = courier === 'royal-mail' || courier === 'dpd'
  const missing =
    (courier === 'other' && courierName.trim() === '') ||
    (needsNumber && parseTrackingNumber(courier, number) === undefined)
  const carriage: Carriage = {
    courier,
    courierName: !named.includes(courier) || courierName.trim() === '' ? null : courierName.trim(),
    trackingNumber: number.trim() === '' ? null : number.trim(),
  }
  const along = others.filter((other) => !left.includes(other.detail.prescription.id))
  return (
    <ActDialog
      {...props}
      title="Send out"
      endings={[
        {
          button: `Send out to ${patient}`,
          words: 'Sent out.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands:
            missing || ticked.length === 0
              ? null
              : [{ detail, itemIds: ticked }, ...along].map((one) => ({
                  detail: one.detail,
                  command: { type: 'dispatch' as const, itemIds: [...one.itemIds], carriage },
                })),
        },
      ]}
    >
      <ItemTicks prescription={detail.prescription} itemIds={itemIds} ticked={ticked} onChange={setTicked} />
      <GoesAlong others={others} left={left} onChange={setLeft} />
      <Choices label="Who carries it" value={courier} onChange={setCourier} choices={choicesOf(courierWords)} />
      {named.includes(courier) ? (
        <TextField
          label={courier === 'own-driver' ? 'Driver, if you like' : 'Name of the courier'}
          value={courierName}
          onChange={setCourierName}
          max={80}
        />
      ) : null}
      <TextField
        label="Parcel number"
        hint={numberHint(courier, number)}
        value={number}
        onChange={setNumber}
        max={40}
      />
    </ActDialog>
  )
}
