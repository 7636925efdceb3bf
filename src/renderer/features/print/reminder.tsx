import type { ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { dateWords } from '../../wording/numbers-and-dates.ts'
import { labelName } from '../../wording/names.ts'
import { reminderWords as words } from '../../wording/print.ts'
import type { Bag } from './bag-labels.ts'
import { Page } from './page.tsx'
import css from './print.module.css'
import type { Supplier } from './supplier.ts'

/** A letter to collect what is ready. It names no medicine: others may open the post. */
export const Reminder = (props: {
  readonly detail: Output<'prescription:detail'>
  readonly bags: readonly Bag[]
  readonly supplier: Supplier
  readonly real: boolean
}): ReactElement => {
  const { detail, bags, supplier, real } = props
  const { patient } = detail.prescription.content
  const address = [...patient.address.lines, patient.address.postcode ?? ''].filter((line) => line !== '')
  const lastDay = bags.flatMap((bag) => bag.lastDay ?? []).sort()[0]
  return (
    <Page real={real} supplier={supplier}>
      <div className={css['window']}>
        {[labelName(patient), ...address].map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      <p className={css['lead']}>{dateWords(ukDate(now()))}</p>
      <h1 className={css['title']}>{words.title}</h1>
      <p>{words.ready}</p>
      {lastDay === undefined ? null : <p className={css['strong']}>{words.until(dateWords(lastDay))}</p>}
      <p>{words.bring}</p>
      <p>{words.others}</p>
    </Page>
  )
}
