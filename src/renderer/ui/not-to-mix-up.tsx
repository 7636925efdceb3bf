import type { ReactElement } from 'react'
import { othersWords, type SimilarPatient } from '../wording/similar.ts'
import { Icon } from './icon.tsx'
import css from './patient-line.module.css'

/** Whom a patient could be taken for, beside the patient's own name; nothing when there is nobody. */
export const NotToMixUp = ({ similar }: { readonly similar: readonly SimilarPatient[] }): ReactElement | null =>
  similar.length === 0 ? null : (
    <p className={css['alike']}>
      <Icon name="people" size={16} />
      <span>
        Not to be mixed up with <b>{othersWords(similar)}</b>
      </span>
    </p>
  )
