import type { ReactElement } from 'react'
import type { SafetyRecord } from '../../../contract/safety.ts'
import { classes } from '../../ui/class-names.ts'
import { Mark } from '../../ui/mark.tsx'
import { whenWords } from '../../wording/numbers-and-dates.ts'
import {
  factorWords,
  harmWords,
  incidentWords,
  lookAlikeWords,
  nearMissWords,
  toldWords,
} from '../../wording/near-misses.ts'
import css from './safety.module.css'

const categoryOf = ({ kind, category }: SafetyRecord): string =>
  (kind === 'incident' ? incidentWords : nearMissWords)[category]

const saidOf = (row: SafetyRecord): readonly string[] => [
  ...(row.what === categoryOf(row) ? [] : [row.what]),
  ...(row.lookAlike === null ? [] : [`Taken for each other: ${lookAlikeWords(row.lookAlike)}`]),
  ...(row.contributing.length === 0 ? [] : [row.contributing.map((factor) => factorWords[factor]).join(', ')]),
  ...(row.harm === null ? [] : [`Harm: ${harmWords[row.harm]}`]),
  ...(row.kind === 'near-miss'
    ? []
    : [row.told.length === 0 ? 'Nobody told yet' : `Told: ${row.told.map((who) => toldWords[who]).join(', ')}`]),
  ...(row.done === null ? [] : [`Done: ${row.done}`]),
]

/** One near miss or incident; pressing it takes its prescription in hand. */
export const SafetyLine = (props: {
  readonly row: SafetyRecord
  readonly taken: boolean
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { row } = props
  return (
    <li>
      <button
        type="button"
        className={classes(css['line'], props.taken && css['here'])}
        aria-current={props.taken ? 'true' : undefined}
        onClick={() => {
          props.onTake(row.prescriptionId)
        }}
      >
        <span className={css['when']}>
          {whenWords(row.at)}
          <span className={css['quiet']}>{row.by}</span>
        </span>
        <span className={css['more']}>
          <span>
            {row.kind === 'incident' ? (
              <Mark tone="danger" icon="stop" short="Incident" full="Incident: it reached the patient" />
            ) : (
              <Mark tone="plain" short="Near miss" full="Near miss: it did not reach the patient" />
            )}
          </span>
          <span className={css['kind']}>{categoryOf(row)}</span>
          <span>{row.itemNames.join(', ')}</span>
        </span>
        <span className={css['more']}>
          {saidOf(row).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </span>
      </button>
    </li>
  )
}
