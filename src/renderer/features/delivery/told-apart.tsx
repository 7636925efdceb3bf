import type { ReactElement } from 'react'
import { Mark } from '../../ui/mark.tsx'
import type { Stop } from '../../wording/delivery.ts'
import { dateWords } from '../../wording/numbers-and-dates.ts'
import { othersWords, similarMarks } from '../../wording/similar.ts'
import css from './delivery.module.css'

/** The birth date of whom a door is for, and whom they could be taken for. */
export const ToldApart = ({ of }: { readonly of: Pick<Stop, 'patient' | 'similar'> }): ReactElement => {
  const [first] = of.similar
  return (
    <span>
      <span className={css['quiet']}>born {dateWords(of.patient.birthDate)}</span>{' '}
      {first === undefined ? null : (
        <>
          <Mark {...similarMarks[first.why]} tone="attention" icon="people" /> not {othersWords(of.similar)}
        </>
      )}
    </span>
  )
}
