import type { ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import { now } from '../../bridge/clock.ts'
import { classes } from '../../ui/class-names.ts'
import { NotToMixUp } from '../../ui/not-to-mix-up.tsx'
import { listName } from '../../wording/names.ts'
import { ageWords, dateWords, nhsNumberWords } from '../../wording/numbers-and-dates.ts'
import type { Detail } from './detail.ts'
import css from './in-hand.module.css'
import { KnownLine } from './patient/known-line.tsx'

const issueWords = (issue: { readonly number: number; readonly of: number } | null): string | null =>
  issue === null ? null : `Issue ${String(issue.number)} of ${String(issue.of)}`

/** Whose prescription is in hand. Keyed by prescription, so that another one arrives visibly. */
export const PatientHead = ({
  detail,
  working,
}: {
  readonly detail: Detail
  readonly working: Person | null
}): ReactElement => {
  const { prescription } = detail
  const { patient, prescriber, shortId, issue, writtenOn } = prescription.content
  const address = [...patient.address.lines, patient.address.postcode ?? ''].filter((line) => line !== '')
  return (
    <header className={classes(css['head'], css['arrived'])} key={prescription.id}>
      <h2 className={css['name']}>{listName(patient.family, patient.given.join(' '))}</h2>
      <p className={css['facts']}>
        <span>
          <b>{dateWords(patient.birthDate)}</b> ({ageWords(patient.birthDate, ukDate(now()))})
        </span>
        <span>
          NHS <b>{nhsNumberWords(patient.nhsNumber)}</b>
        </span>
      </p>
      <NotToMixUp similar={detail.similar} />
      <KnownLine detail={detail} working={working} />
      <p className={css['under']}>{address.join(', ')}</p>
      <p className={css['ids']}>
        <span>{shortId}</span>
        {issueWords(issue) === null ? null : <span>{issueWords(issue)}</span>}
        <span>Written {dateWords(writtenOn)}</span>
        <span>
          {prescriber.name}, {prescriber.organisation.name}
        </span>
      </p>
    </header>
  )
}
