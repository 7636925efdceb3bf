import { useState, type ReactElement } from 'react'
import { collectorIsRecorded } from '../../../../domain/law.ts'
import { isNhs } from '../../../../domain/payment.ts'
import type { Collector } from '../../../../domain/prescription.ts'
import { ukDate } from '../../../../domain/uk-date.ts'
import { now } from '../../../bridge/clock.ts'
import { useQuestion } from '../../../bridge/use-question.ts'
import { Notice } from '../../../ui/notice.tsx'
import { privateWords } from '../../../wording/at-the-counter.ts'
import { spokenName } from '../../../wording/names.ts'
import type { RecordedSchedules } from '../../../wording/schedules.ts'
import { ActDialog, type ActProps } from '../act-dialog.tsx'
import { itemOf } from '../detail.ts'
import { useDraft } from '../drafts/use-draft.ts'
import type { OnPrescription } from '../use-acting.tsx'
import { useGoingAlong } from '../use-going-along.ts'
import type { Other } from '../use-others.ts'
import { inBag } from './bag-contents.ts'
import { BagItems } from './bag-items.tsx'
import { useBagInHand } from './use-bag-in-hand.tsx'
import { Charge, chargeKeys } from './charge.tsx'
import { chargeMissing, freshCharge, paymentsOf } from './charge-form.ts'
import { Counsel, counselKeys, counsellingOf, counselMissing, freshCounsel } from './counsel.tsx'
import { bagsOf, NotReadyYet } from './every-bag.tsx'
import css from './forms.module.css'
import { GoesAlong } from './goes-along.tsx'
import { NothingToSupply } from './nothing-to-supply.tsx'
import { SaidAndMatched } from './said-and-matched.tsx'
import { itemsElsewhere } from './where-items-are.ts'
import { collectorKeys, collectorMissing, collectorOf, freshCollector, WhoTakesIt } from './who-takes-it.tsx'

const recordedSchedules = (going: readonly Other[]): RecordedSchedules => {
  const among = going.flatMap(({ detail, itemIds }) =>
    itemIds.map((itemId) => itemOf(detail.prescription, itemId)?.schedule ?? 'none'),
  )
  return [...new Set(among.filter(collectorIsRecorded))].toSorted()
}

const GiveTo = (props: ActProps & { readonly kind: Collector['kind'] }): ReactElement => {
  const { detail, itemIds, kind } = props
  const { address } = detail.prescription.content.patient
  const desk = useQuestion('desk:state', {})
  const penceEach = desk.reply?.kind === 'answer' ? desk.reply.value.settings.prescriptionChargePence : null
  const [ticked, setTicked] = useDraft<readonly string[]>('ticked', itemIds)
  const along = useGoingAlong(detail, 'hand-out', 'all')
  const [collector, setCollector] = useDraft('collector', freshCollector, { check: true })
  const [charge, setCharge] = useDraft('charge', freshCharge, { check: true })
  const [counsel, setCounsel] = useDraft('counsel', freshCounsel, { check: true })
  const going = [{ detail, itemIds: ticked }, ...along.taken].filter((one) => one.itemIds.length > 0)
  const recorded = recordedSchedules(going)
  const bag = useBagInHand(
    detail,
    bagsOf(going),
    going.some((one) => one.detail.likeBag),
  )
  const missing =
    ticked.length === 0
      ? 'Choose what is handed out.'
      : !along.fetched
        ? 'Looking for their other bags…'
        : penceEach === null
          ? 'Looking up what a charge is…'
          : (bag.missing ??
            collectorMissing(kind, collector, recorded) ??
            counselMissing(counsel, going) ??
            chargeMissing(charge, going, ukDate(now())))
  const payments = paymentsOf(charge, going, penceEach ?? 0)
  const taker = collectorOf(kind, collector, recorded)
  const patient = spokenName(detail.prescription.content.patient)
  const commands = going.map((one, at): OnPrescription => ({
    detail: one.detail,
    command: {
      type: 'hand-out',
      itemIds: [...one.itemIds],
      collector: taker,
      payment: payments[at] ?? null,
      counselling: counsellingOf(counsel, one),
      ...bag.labels,
    },
  }))
  return (
    <ActDialog
      {...props}
      title="Hand out"
      wide
      onlyUntilClosed
      keys={{
        ...chargeKeys(going, charge, setCharge),
        ...counselKeys(going, counsel, setCounsel),
        ...collectorKeys(collector, setCollector, recorded),
      }}
      endings={[
        {
          button: taker.name === null ? `Hand out to ${patient}` : `Hand out to ${taker.name} for ${patient}`,
          words: 'Handed out.',
          look: 'primary',
          keyOf: 'Control+Enter',
          commands: missing === undefined ? commands : null,
          missing,
        },
      ]}
    >
      <NothingToSupply going={going} />
      <p className={css['small']}>
        {[...address.lines, address.postcode ?? ''].filter((line) => line !== '').join(', ')}
      </p>
      {bag.fields}
      <BagItems
        prescription={detail.prescription}
        itemIds={itemIds}
        portionsOf={inBag}
        ticked={ticked}
        onChange={setTicked}
      />
      <GoesAlong detail={detail} along={along} portionsOf={inBag} />
      <NotReadyYet
        head="Also open for them, not handed out now"
        items={itemsElsewhere([detail, ...along.details], going)}
      />
      <Counsel going={going} form={counsel} onChange={setCounsel} />
      <WhoTakesIt kind={kind} form={collector} onChange={setCollector} recorded={recorded} />
      <Charge going={going} form={charge} onChange={setCharge} penceEach={penceEach ?? 0} />
      {going.every((one) => isNhs(one.detail.prescription)) ? null : (
        <Notice tone="attention" head={privateWords.head}>
          <p>{privateWords.todo}</p>
        </Notice>
      )}
    </ActDialog>
  )
}

/** Hand-out at the counter: they say who it is for, and only then it is shown and given to that patient by name. */
export const HandOutAct = (props: ActProps): ReactElement => {
  const [kind, setKind] = useState<Collector['kind'] | null>(null)
  return kind === null ? <SaidAndMatched {...props} onMatches={setKind} /> : <GiveTo {...props} kind={kind} />
}
