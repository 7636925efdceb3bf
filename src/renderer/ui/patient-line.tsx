import type { ReactElement } from 'react'
import type { PatientContent } from '../../domain/prescription-content.ts'
import { listName } from '../wording/names.ts'
import { dateWords, nhsNumberWords } from '../wording/numbers-and-dates.ts'
import css from './patient-line.module.css'

/** Who a window is about: the three things a patient is told apart by. */
export const PatientLine = ({ patient }: { readonly patient: PatientContent }): ReactElement => (
  <p className={css['line']}>
    <strong>{listName(patient.family, patient.given.join(' '))}</strong>
    <span>{dateWords(patient.birthDate)}</span>
    <span>NHS {nhsNumberWords(patient.nhsNumber)}</span>
  </p>
)
