import type { ReactElement } from 'react'
import { classes } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import list from '../../ui/list.module.css'
import { notShownWords, type DaysEndLine, type DaysEndSection } from '../../wording/days-end.ts'
import { emptiesHead } from '../../wording/still-open.ts'
import css from './days-end.module.css'

// Up to so many characters a cell is not broken: `20 May 2027`, `21 Nov 10:42`, `Accuracy check`.
const unbroken = 14

const Line = (props: {
  readonly line: DaysEndLine
  readonly columns: readonly string[]
  readonly taken: boolean
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { line, columns, taken, onTake } = props
  const { prescriptionId, cells } = line
  const [first = '', ...rest] = cells
  return (
    <tr className={classes(taken && list['taken'])}>
      <td>
        {prescriptionId === null ? (
          first
        ) : (
          <button
            type="button"
            className={css['open']}
            aria-current={taken ? 'true' : undefined}
            onClick={() => {
              onTake(prescriptionId)
            }}
          >
            {line.loud ? <Icon name="warning" size={14} /> : null} {first}
          </button>
        )}
      </td>
      {rest.map((cell, at) => (
        <td key={columns[at + 1] ?? at} className={classes(cell.length <= unbroken && css['short'])}>
          {cell}
        </td>
      ))}
    </tr>
  )
}

/** What there is none of, in one paragraph: a section each would take the room of those with lines. */
export const Empties = (props: { readonly sections: readonly DaysEndSection[] }): ReactElement | null =>
  props.sections.length === 0 ? null : (
    <section className={css['section']} aria-label={emptiesHead}>
      <p className={css['empty']}>{props.sections.map(({ empty }) => empty).join(' ')}</p>
    </section>
  )

/** One section of the day's end with its lines. */
export const Section = (props: {
  readonly section: DaysEndSection
  readonly inHand: string | null
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { section } = props
  const more = notShownWords(section)
  return (
    <section className={css['section']} aria-labelledby={`days-end-${section.name}`}>
      <h2 id={`days-end-${section.name}`} className={css['title']}>
        {section.head} <span className={css['count']}>{section.count}</span>
      </h2>
      <table className={css['table']}>
        <thead>
          <tr>
            {section.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {section.lines.map((line, at) => (
            <Line
              key={`${line.key} ${String(at)}`}
              line={line}
              columns={section.columns}
              taken={line.prescriptionId !== null && line.prescriptionId === props.inHand}
              onTake={props.onTake}
            />
          ))}
        </tbody>
      </table>
      {more === '' ? null : <p className={css['empty']}>{more}</p>}
    </section>
  )
}
