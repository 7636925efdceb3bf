import type { ReactElement } from 'react'
import { classes } from '../../ui/class-names.ts'
import list from '../../ui/list.module.css'
import { Tick } from '../../ui/tick.tsx'
import { claimWords, isSuppliedInstead, type ClaimRow } from '../../wording/claims.ts'
import { amountWords, counted } from '../../wording/numbers-and-dates.ts'
import css from './claims.module.css'

const oldDays = 7

/** One item of the list; a tick is an event that nothing takes back, and the line goes once it is recorded. */
export const ClaimLine = (props: {
  readonly row: ClaimRow
  readonly days: number
  readonly taken: boolean
  readonly disabled: boolean
  readonly onTick: () => void
  readonly onTake: (id: string) => void
}): ReactElement => {
  const { row, days } = props
  return (
    <li className={classes(css['row'], props.taken && list['taken'])}>
      <span className={css['tickhead']} data-no-way-back>
        <Tick
          ticked={false}
          onChange={props.onTick}
          disabled={props.disabled || !row.finished}
          label={`Notified and claimed: ${row.itemName}, ${row.patient}`}
        >
          {''}
        </Tick>
      </span>
      <button
        type="button"
        className={list['open']}
        data-line-name
        onClick={() => {
          props.onTake(row.prescriptionId)
        }}
      >
        {row.patient}
      </button>
      <span className={css['medicine']}>
        {row.supplied.length === 0 ? row.itemName : null}
        {row.supplied.map(({ name, amount, unit }) => (
          <span key={name}>
            {name} <strong>{amountWords(amount, unit)}</strong>
          </span>
        ))}
        {isSuppliedInstead(row) ? <span className={css['instead']}>prescribed: {row.itemName}</span> : null}
      </span>
      <span>{claimWords(row)}</span>
      <span className={classes(days >= oldDays && css['old'])}>{days === 0 ? 'today' : counted(days, 'day')}</span>
    </li>
  )
}
