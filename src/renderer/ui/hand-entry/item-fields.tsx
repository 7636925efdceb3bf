import { memo, type ReactElement } from 'react'
import type { EntryProblem } from '../../../domain/by-hand/entry-problems.ts'
import { scheduleAnswers } from '../../wording/schedules.ts'
import { Button } from '../button.tsx'
import { Choices } from '../choices.tsx'
import type { ItemDraft } from './entry-draft.ts'
import { EntryText } from './entry-text.tsx'
import css from './hand-entry.module.css'
import { problemOf } from './problems.tsx'

const specified: ReadonlySet<string | null> = new Set(['1', '2', '3'])

interface ItemProps {
  readonly item: ItemDraft
  readonly number: number
  /** It was added just now: its name is typed next. */
  readonly isAdded: boolean
  readonly problems: readonly EntryProblem[]
  readonly onChange: (item: ItemDraft) => void
  readonly onRemove: ((id: string) => void) | null
}

/** One medicine of the form, drawn anew only when it has changed. */
export const ItemFields = memo((props: ItemProps): ReactElement => {
  const { item, problems, onChange, onRemove } = props
  const n = String(props.number)
  const field = (name: string): string => `items.${item.id}.${name}`
  const wrong = problemOf(problems, field('schedule')) ?? problemOf(problems, `items.${item.id}`)
  return (
    <div className={css['item']} role="group" aria-label={`Medicine ${n}`}>
      <div className={css['top']}>
        <strong>Medicine {n}</strong>
        {onRemove === null ? null : (
          <Button
            look="quiet"
            onPress={() => {
              onRemove(item.id)
            }}
            label={`Remove medicine ${n}`}
          >
            Remove
          </Button>
        )}
      </div>
      <EntryText
        label={`Name, strength and form ${n}`}
        field={field('drug')}
        problems={problems}
        autoFocus={props.isAdded}
        value={item.drug}
        onChange={(drug) => {
          onChange({ ...item, drug })
        }}
      />
      <Choices
        label={`Controlled drug ${n}`}
        value={item.schedule}
        onChange={(schedule) => {
          onChange({ ...item, schedule })
        }}
        choices={scheduleAnswers}
      />
      {wrong === undefined ? null : <p className={css['wrong']}>{wrong}</p>}
      <div className={css['four']}>
        <EntryText
          label={`Total ${n}`}
          field={field('quantity')}
          problems={problems}
          inputMode="decimal"
          max={20}
          value={item.quantity}
          onChange={(quantity) => {
            onChange({ ...item, quantity })
          }}
        />
        <EntryText
          label={`Unit ${n}`}
          hint="tablet, ml, g"
          field={field('unit')}
          problems={problems}
          max={60}
          value={item.unit}
          onChange={(unit) => {
            onChange({ ...item, unit })
          }}
        />
        <EntryText
          label={`Total in words ${n}`}
          hint={specified.has(item.schedule) ? 'as written on the form' : 'where the form gives it'}
          field={field('quantityInWords')}
          problems={problems}
          value={item.quantityInWords}
          onChange={(quantityInWords) => {
            onChange({ ...item, quantityInWords })
          }}
        />
      </div>
      <EntryText
        label={`Directions ${n}`}
        field={field('directions')}
        problems={problems}
        rows={2}
        max={1000}
        value={item.directions}
        onChange={(directions) => {
          onChange({ ...item, directions })
        }}
      />
    </div>
  )
})
