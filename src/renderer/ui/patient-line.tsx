import type { ReactElement } from 'react'
import type { PatientContent } from '../../domain/prescription-content.ts'
import { listName } from '../wording/names.ts'
import { dateWords, nhsNumberWords } from '../wording/numbers-and-dates.ts'
import type { SimilarPatient } from '../wording/similar.ts'
import { NotToMixUp } from './not-to-mix-up.tsx'
import css from './patient-line.module.css'

/** Who a window is about: the three things a patient is told apart by, and whom this one could be taken for. */
export const PatientLine = (props: {
  readonly patient: PatientContent
  readonly similar: readonly SimilarPatient[]
}): ReactElement => {
  const { patient } = props
  return (
    <>
      <p className={css['line']}>
        <strong>{listName(patient.family, patient.given.join(' '))}</strong>
        <span>{dateWords(patient.birthDate)}</span>
        <span>NHS {nhsNumberWords(patient.nhsNumber)}</span>
      </p>
      <NotToMixUp similar={props.similar} />
    </>
  )
}
