import type { ReactElement } from 'react'
import type { EntryProblem } from '../../../domain/by-hand/entry-problems.ts'
import { entryFieldName, entryProblemWords } from '../../wording/by-hand.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import { Notice } from '../notice.tsx'
import css from './hand-entry.module.css'

/** What the form still lacks, all of it, said as it appears. */
export const EntryProblems = (props: {
  readonly problems: readonly EntryProblem[]
  readonly itemIds: readonly string[]
}): ReactElement | null => {
  const { problems, itemIds } = props
  if (problems.length === 0) return null
  const empty = problems.filter(({ code }) => code === 'missing').map(({ field }) => entryFieldName(field, itemIds))
  return (
    <Notice tone="attention" head={`${counted(problems.length, 'thing')} to look at. Nothing was recorded.`} says>
      <ul className={css['list']}>
        {problems
          .filter(({ code }) => code !== 'missing')
          .map(({ field, code }) => (
            <li key={`${field} ${code}`}>
              {entryFieldName(field, itemIds)}: {entryProblemWords(code)}
            </li>
          ))}
        {empty.length === 0 ? null : <li>Still empty: {empty.join('; ')}</li>}
      </ul>
    </Notice>
  )
}

/** The sentence about one field where the form was tried; what a field shows under its label. */
export const problemOf = (problems: readonly EntryProblem[], field: string): string | undefined => {
  const found = problems.find((problem) => problem.field === field)
  return found && entryProblemWords(found.code)
}
