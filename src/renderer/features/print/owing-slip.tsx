import type { ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { owingsOf } from '../../../domain/supply.ts'
import { ukDate, type LocalDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { amountWords, dateWords } from '../../wording/numbers-and-dates.ts'
import { labelName } from '../../wording/names.ts'
import { owingSlipWords as words } from '../../wording/print.ts'
import { Page } from './page.tsx'
import css from './print.module.css'
import type { Supplier } from './supplier.ts'

type Detail = Output<'prescription:detail'>

/** One medicine that is owed. */
export interface Owed {
  readonly id: string
  readonly name: string
  readonly amount: string
  readonly whole: string
  readonly reason: string
  readonly promisedOn: LocalDate | null
  readonly lastDay: LocalDate | null
}

/** What of a prescription is still owed. */
export const owedOf = ({
  prescription,
  lastLegalDays,
}: Pick<Detail, 'prescription' | 'lastLegalDays'>): readonly Owed[] =>
  prescription.items
    .filter(({ closed }) => closed === null)
    .flatMap((item) =>
      owingsOf(item).map(({ stamp, amount, reason, promisedOn }) => ({
        id: `${item.content.id} ${stamp.eventId}`,
        name: item.content.drug.name,
        amount: amountWords(amount, item.content.quantity.unit),
        whole: amountWords(item.toSupply, item.content.quantity.unit),
        reason,
        promisedOn,
        lastDay: lastLegalDays[item.content.id] ?? null,
      })),
    )

/** What the patient takes home instead of the rest of the medicine: what, how much, when, and until when the law allows it. */
export const OwingSlip = (props: {
  readonly detail: Detail
  readonly supplier: Supplier
  readonly real: boolean
}): ReactElement => {
  const { detail, supplier, real } = props
  return (
    <Page real={real} supplier={supplier}>
      <h1 className={css['title']}>{words.title}</h1>
      <p className={css['lead']}>
        {labelName(detail.prescription.content.patient)} · {dateWords(ukDate(now()))}
      </p>
      {owedOf(detail).map((owed) => (
        <section key={owed.id} className={css['block']}>
          <h2 className={css['medicine']}>{owed.name}</h2>
          <p className={css['big']}>{words.amount(owed.amount, owed.whole)}</p>
          <p>{owed.promisedOn === null ? words.noDay : words.day(dateWords(owed.promisedOn))}</p>
          <p>{words.reason(owed.reason)}</p>
          {owed.lastDay === null ? null : <p className={css['strong']}>{words.until(dateWords(owed.lastDay))}</p>}
        </section>
      ))}
      <p>{words.bring}</p>
    </Page>
  )
}
