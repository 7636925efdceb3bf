import type { ReactElement, ReactNode } from 'react'
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components'
import { classes } from './class-names.ts'
import css from './fields.module.css'
import { KeyCap } from './key-cap.tsx'

/** One of several answers. */
export interface Choice<V extends string> {
  readonly value: V
  readonly words: ReactNode
  readonly keyOf?: string
  readonly disabled?: boolean
}

/** A question with a few answers, all in view; nothing is chosen until a person chooses unless `value` says so. */
export const Choices = <V extends string>(props: {
  readonly label: string
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly choices: readonly Choice<V>[]
  readonly column?: boolean
  readonly hideLabel?: boolean
  /** On what is chosen, else on the first. */
  readonly autoFocus?: boolean
}): ReactElement => {
  const focusAt = Math.max(
    0,
    props.choices.findIndex(({ value }) => value === props.value),
  )
  return (
    <RadioGroup
      className={css['group'] ?? ''}
      value={props.value}
      onChange={(value) => {
        // Only values of `choices` are rendered.
        props.onChange(value as V)
      }}
      {...(props.hideLabel === true ? { 'aria-label': props.label } : {})}
    >
      {props.hideLabel === true ? null : <Label className={css['label'] ?? ''}>{props.label}</Label>}
      <div className={classes(css['choices'], props.column === true && css['column'])}>
        {props.choices.map((choice, at) => (
          <RadioField
            key={choice.value}
            value={choice.value}
            isDisabled={choice.disabled ?? false}
            {...(props.autoFocus === true && at === focusAt ? { autoFocus: true } : {})}
          >
            <RadioButton className={css['choice'] ?? ''}>
              <span className={css['dot']} />
              <span>{choice.words}</span>
              {choice.keyOf === undefined ? null : <KeyCap>{choice.keyOf}</KeyCap>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  )
}

/** The choices of a record of words, in its order. */
export const choicesOf = <V extends string>(words: Readonly<Record<V, string>>): readonly Choice<V>[] =>
  (Object.keys(words) as V[]).map((value) => ({ value, words: words[value] }))
