import type { ReactElement } from 'react'
import type { LocalDate } from '../../../../domain/uk-date.ts'
import { dateWords } from '../../../wording/numbers-and-dates.ts'
import css from './forms.module.css'

const missingWords = (batch: string | null, expiry: LocalDate | null): string | null => {
  if (batch !== null && expiry !== null) return null
  if (batch === null && expiry === null) return 'No batch and no expiry noted'
  return batch === null ? 'No batch noted' : 'No expiry noted'
}

/** The batch and expiry of a line; what was not noted is said, because a recall looks for it. */
export const BatchAndExpiry = (props: {
  readonly batch: string | null
  readonly expiry: LocalDate | null
}): ReactElement => {
  const { batch, expiry } = props
  const missing = missingWords(batch, expiry)
  const known = [batch === null ? '' : `batch ${batch}`, expiry === null ? '' : `expires ${dateWords(expiry)}`]
  return (
    <p className={css['small']}>
      {known.filter((words) => words !== '').join(' · ')}
      {missing === null ? null : <span className={css['says']}>{missing}</span>}
    </p>
  )
}
