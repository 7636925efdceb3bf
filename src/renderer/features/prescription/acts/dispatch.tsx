import type { ReactElement } from 'react'
import type { Carriage, Route } from '../../../../domain/prescription.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { useQuestion } from '../../../bridge/use-question.ts'
import {
  CarriageFields,
  carriageKeys,
  carriageMissing,
  carriageOf,
  type CarriageForm,
} from '../../../ui/carriage-form.tsx'
import { labelsOf } from '../../../ui/labels-seen.ts'
import { addressLine, usualCarrier } from '../../../wording/delivery.ts'
import { spokenName } from '../../../wording/names.ts'
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
import { NothingToSupply } from './nothing-to-supply.tsx'

/** The route of a bag, as chosen when it was placed. */
export const routeOfBag = ({ prescription }: Detail, itemIds: readonly string[]): Route => {
  const placed = itemIds.flatMap((itemId) => {
    const item = itemOf(prescription, itemId)
    return item ? inBag(item) : []
  })
  return (placed[0]?.placed ?? placed[0]?.placedAtEnd)?.route ?? prescription.preferredRoute
}

const useCarriage = (detail: Detail, itemIds: readonly string[]) => {
  const run = useQuestion('delivery:run', {})
  const runs = run.reply?.kind === 'answer' ? run.reply.value.runs : []
  const usual = usualCarrier(routeOfBag(detail, itemIds), runs, ukDate(now()))
  const [courier, setCourier] = useDraft<Carriage['courier'] | null>('carrier', null)
  const [name, setName] = useDraft<string | null>('carrierName', null)
  const [number, setNumber] = useDraft('number', '')
  const form = { courier, name, number }
  const change = (changed: Partial<CarriageForm>): void => {
    if (changed.courier !== undefined) setCourier(changed.courier)
    if (changed.name !== undefined) setName(changed.name)
    if (changed.number !== undefined) setNumber(changed.number)
  }
  return {
    carriage: carriageOf(form, usual),
    missing: carriageMissing(form, usual),
    keys: carriageKeys(change),
    fields: <CarriageFields form={form} usual={usual} numberLabel="Parcel number" onChange={change} />,
  }
}

/** Gives bags to a courier, our driver or a locker: each bag's label is looked at before it leaves. */
export const DispatchAct = (props: ActProps): ReactElement => {
  const { detail, itemIds } = props
  const patient = spokenName(detail.prescription.content.patient)
  const [ticked, setTicked] = useDraft<readonly string[]>('ticked', itemIds)
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
                    ...labelsOf(
                      bagsOf([one]).map(({ bagId }) => bagId),
                      bags.labels,
                    ),
                  },
                })),
          missing,
        },
      ]}
    >
      <NothingToSupply going={going} />
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
