import { useState, type ReactElement } from 'react'
import type { Carriage, Route } from '../../../../domain/prescription.ts'
import { parseTrackingNumber } from '../../../../domain/tracking-number.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { spokenName } from '../../../wording/names.ts'
import { courierWords } from '../../../wording/places.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemOf, type Detail } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { useGoingAlong } from '../use-going-along.ts'
import { inBag } from './bag-contents.ts'
import { BagItems } from './bag-items.tsx'
import { Counsel, counselKeys, counsellingOf, counselMissing, freshCounsel } from './counsel.tsx'
import { GoesAlong } from './goes-along.tsx'
import { parcelNumberSays } from '../../../wording/parcel-number.ts'

// The others have a name already.
const named: readonly Carriage['courier'][] = ['own-driver', 'other']

const usualCourier: Readonly<Record<Route, Carriage['courier']>> = {
  collect: 'own-driver',
  deliver: 'own-driver',
  post: 'royal-mail',
  locker: 'locker',
}

/** Who usually carries the bags of a route that was chosen when they were placed. */
export const courierOf = ({ prescription }: Detail, itemIds: readonly string[]): Carriage['courier'] => {
  const placed = itemIds.flatMap((itemId) => {
    const item = itemOf(prescription, itemId)
    return item ? inBag(item) : []
  })
  return usualCourier[(placed[0]?.placed ?? placed[0]?.placedAtEnd)?.route ?? prescription.preferredRoute]
}

/** Gives bags to a courier, our driver or a locker. */
export const DispatchAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const patient = spokenName(detail.prescription.content.patient)
  const [ticked, setTicked] = useState<readonly string[]>(itemIds)
  const along = useGoingAlong(detail, 'dispatch', 'all')
  const [courier, setCourier] = useDraft<Carriage['courier']>('courier', () => courierOf(detail, itemIds))
  const [courierName, setCourierName] = useDraft('courierName', '')
  const [number, setNumber] = useDraft('number', '')
  const [counsel, setCounsel] = useDraft('counsel', freshCounsel, { check: true })
  const needsNumber = courier === 'royal-mail' || courier === 'dpd'
  const parcel = parcelNumberSays(courier, number)
  const going = [{ detail, itemIds: ticked }, ...along.taken]
  const missing =
    ticked.length === 0
      ? 'Choose what goes out.'
      : !along.fetched
        ? 'Looking for their other bags…'
        : courier === 'other' && courierName.trim() === ''
          ? 'Write down the name of the courier.'
          : needsNumber && parseTrackingNumber(courier, number) === undefined
            ? number.trim() === ''
              ? 'Scan or type the parcel number.'
              : parcel.words
            : counselMissing(counsel, going)
  const carriage: Carriage = {
    courier,
    courierName: !named.includes(courier) || courierName.trim() === '' ? null : courierName.trim(),
    trackingNumber: number.trim() === '' ? null : number.trim(),
  }
  return (
    <ActDialog
      {...props}
      title="Send out"
      keys={counselKeys(going, counsel, setCounsel)}
      endings={[
        {
          button: `Send out to ${patient}`,
          words: 'Sent out.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands:
            missing !== undefined
              ? null
              : going.map((one) => ({
                  detail: one.detail,
                  command: {
                    type: 'dispatch' as const,
                    itemIds: [...one.itemIds],
                    carriage,
                    counselling: counsellingOf(counsel, one),
                  },
                })),
          missing,
        },
      ]}
    >
      <BagItems
        prescription={detail.prescription}
        itemIds={itemIds}
        portionsOf={inBag}
        ticked={ticked}
        onChange={setTicked}
      />
      <GoesAlong detail={detail} along={along} portionsOf={inBag} />
      <Counsel going={going} form={counsel} onChange={setCounsel} />
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
        keepsCodes="any"
        hint={parcel.words}
        wrong={parcel.wrong}
        value={number}
        onChange={setNumber}
        max={40}
      />
    </ActDialog>
  )
}
