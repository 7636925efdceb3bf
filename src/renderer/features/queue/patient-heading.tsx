import type { CSSProperties, ReactElement } from 'react'
import { listName } from '../../wording/names.ts'
import { counted, dateWords } from '../../wording/numbers-and-dates.ts'
import css from './queue.module.css'
import type { QueueRow } from './settled-rows.ts'

/** Above the lines of one patient: who, and how many there are. */
export const PatientHeading = (props: {
  readonly patient: QueueRow['patient']
  readonly count: number
  readonly index: number
  readonly style: CSSProperties
}): ReactElement => {
  const { patient, count } = props
  return (
    <div role="row" aria-rowindex={props.index + 2} className={css['patient']} style={props.style}>
      <span role="gridcell" aria-colspan={5}>
        <b>{listName(patient.family, patient.given)}</b> {dateWords(patient.birthDate)} ·{' '}
        {counted(count, 'prescription')} together
      </span>
    </div>
  )
}
