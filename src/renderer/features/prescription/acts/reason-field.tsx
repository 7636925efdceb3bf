import type { ReactElement } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import css from './forms.module.css'

/** A reason in the person's own words, with the usual ones a press away. */
export const ReasonField = (props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly suggestions?: readonly string[]
  readonly hint?: string
  readonly autoFocus?: boolean
}): ReactElement => (
  <div>
    <TextField
      label={props.label}
      value={props.value}
      onChange={props.onChange}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus })}
    />
    {props.suggestions === undefined ? null : (
      <div className={css['suggestions']}>
        {props.suggestions.map((words) => (
          <Button
            key={words}
            onPress={() => {
              props.onChange(words)
            }}
          >
            {words}
          </Button>
        ))}
      </div>
    )}
  </div>
)
