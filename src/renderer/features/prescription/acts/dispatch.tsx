import { useState, type ReactElement } from 'react'
import type { Carriage, Route } from '../../../../domain/prescription.ts'
import { parseTrackingNumber } from '../../../../domain/tracking-number.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { useQuestion } from '../../../bridge/use-question.ts'
import { Choices, choicesOf } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Keys } from '../../../ui/use-keys.ts'
import { addressLine, usualCarrier } from '../../../wording/delivery.ts'
import { spokenName } from '../../../wording/names.ts'
import { courierWords } from '../../../wording/places.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemOf, type Detail } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { useGoingAlong } from '../use-going-along.ts'
import { inBag } from './bag-contents.ts'
import { BagItems } from './bag-items.tsx'
import { useBagsToSend } from './bags-to-send.tsx'
import { Counsel, counselKeys, counsellingOf, counselMissing, freshCounsel } from './counsel.tsx'
import { bagsOf } from './every-bag.tsx'
import css from './forms.module.css'
import { GoesAlong } from './goes-along.tsx'
import { parcelNumberSays } from '../../../wording/parcel-number.ts'

// The others have a name already.
const named: readonly Carriage['courier'][] = ['own-driver', 'other']

/** The route of a bag, as chosen when it was placed. */
export const routeOfBag = ({ prescription }: Detail, itemIds: readonly string[]): Route => {
  const placed = itemIds.flatMap((itemId) => {
    const item = itemOf(prescription, itemId)
    return item ? inBag(item) : []
  })
  return (placed[0]?.placed ?? placed[0]?.placedAtEnd)?.route ?? prescription.preferredRoute
}

const couriers = choicesOf(courierWords).map((choice, at) => ({ ...choice, keyOf: String(at + 1) }))

const useCarriage = (detail: Detail, itemIds: readonly string[]) => {
  const run = useQuestion('delivery:run', {})
  const runs = run.reply?.kind === 'answer' ? run.reply.value.runs : []
  const usual = usualCarrier(routeOfBag(detail, itemIds), runs, ukDate(now()))
  const [chosen, setCourier] = useDraft<Carriage['courier'] | null>('carrier', null)
  const [typed, setName] = useDraft<string | null>('carrierName', null)
  const [number, setNumber] = useDraft('number', '')
  const courier = chosen ?? usual?.courier ?? null
  const name = typed ?? (usual !== null && courier === usual.courier ? usual.courierName : null) ?? ''
  const parcel = parcelNumberSays(courier ?? 'own-driver', number)
  const needsNumber = courier === 'royal-mail' || courier === 'dpd'
  const missing =
    courier === null
      ? 'Say who carries it.'
      : courier === 'other' && name.trim() === ''
        ? 'Write down the name of the courier.'
        : needsNumber && parseTrackingNumber(courier, number) === undefined
          ? number.trim() === ''
            ? 'Scan or type the parcel number.'
            : parcel.words
          : undefined
  const carriage: Carriage | null =
    courier === null
      ? null
      : {
          courier,
          courierName: !named.includes(courier) || name.trim() === '' ? null : name.trim(),
          trackingNumber: number.trim() === '' ? null : number.trim(),
        }
  const keys: Keys = Object.fromEntries(
    couriers.map(({ keyOf, value }) => [
      keyOf,
      () => {
        setCourier(value)
      },
    ]),
  )
  const fields: ReactElement = (
    <>
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
        label="Parcel number"
        keepsCodes="any"
        hint={parcel.words}
        wrong={parcel.wrong}
        value={number}
        onChange={setNumber}
        max={40}
      />
    </>
  )
  return { carriage, missing, keys, fields }
}

/** Gives bags to a courier, our driver or a locker: each bag's label is looked at before it leaves. */
export const DispatchAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const patient = spokenName(detail.prescription.content.patient)
  const [ticked, setTicked] = useState<readonly string[]>(itemIds)
  const along = useGoingAlong(detail, 'dispatch', 'all')
  const { carriage, ...carried } = useCarriage(detail, itemIds)
  const [counsel, setCounsel] = useDraft('counsel', freshCounsel, { check: true })
  const going = [{ detail, itemIds: ticked }, ...along.taken].filter((one) => one.itemIds.length > 0)
  const bags = useBagsToSend(detail, bagsOf(going))
  const missing =
    ticked.length === 0
      ? 'Choose what goes out.'
      : !along.fetched
        ? 'Looking for their other bags…'
        : (bags.missing ?? carried.missing ?? counselMissing(counsel, going))
  return (
    <ActDialog
      {...props}
      title="Send out"
      keys={{ ...carried.keys, ...counselKeys(going, counsel, setCounsel) }}
      endings={[
        {
          button: `Send out to ${patient}`,
          words: 'Sent out.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands:
            missing !== undefined || carriage === null
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
      <p className={css['small']}>{addressLine(detail.prescription.content.patient)}</p>
      {bags.fields}
      <BagItems
        prescription={detail.prescription}
        itemIds={itemIds}
        portionsOf={inBag}
        ticked={ticked}
        onChange={setTicked}
      />
      <GoesAlong detail={detail} along={along} portionsOf={inBag} />
      <Counsel going={going} form={counsel} onChange={setCounsel} />
      {carried.fields}
    </ActDialog>
  )
}
