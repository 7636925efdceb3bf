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
}): ReactElement | null =>
  props.problems.length === 0 ? null : (
    <Notice tone="attention" head={`${counted(props.problems.length, 'thing')} to look at. Nothing was recorded.`} says>
      <ul className={css['list']}>
        {props.problems.map(({ field, code }) => (
          <li key={`${field} ${code}`}>
            {entryFieldName(field, props.itemIds)}: {entryProblemWords(code)}
          </li>
        ))}
      </ul>
    </Notice>
  )

/** The sentence about one field where the form was tried; what a field shows under its label. */
export const problemOf = (problems: readonly EntryProblem[], field: string): string | undefined => {
  const found = problems.find((problem) => problem.field === field)
  return found && entryProblemWords(found.code)
}
