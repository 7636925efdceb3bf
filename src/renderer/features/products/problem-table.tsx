import type { ReactElement } from 'react'
import type { ProductReport } from '../../../contract/products.ts'
import { counted } from '../../wording/numbers-and-dates.ts'
import css from './products.module.css'

/** What is wrong with a product file, line by line, and what to do about each. */
export const ProblemTable = ({ report }: { readonly report: ProductReport }): ReactElement | null => {
  const { problems, problemCount } = report
  if (problems.length === 0) return null
  return (
    <>
      <div className={css['scroll']} tabIndex={0} role="region" aria-label="What is wrong with the file">
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, at) => (
              <tr key={at}>
                <td className={css['number']}>{problem.line}</td>
                <td>{problem.column ?? 'the whole line'}</td>
                <td>{problem.message}</td>
                <td>{problem.toDo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problemCount > problems.length ? (
        <p className={css['quiet']}>
          The first {problems.length} of {counted(problemCount, 'problem')}.
        </p>
      ) : null}
    </>
  )
}
