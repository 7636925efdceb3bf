import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'
import { useAnnounce } from './announce.tsx'
import { classes } from './class-names.ts'
import css from './fields.module.css'

/** A text a person types. `rows` above 1 makes it a larger box. Hints stand below the label, never only inside the field. */
export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly placeholder?: string
  readonly rows?: number
  readonly autoFocus?: boolean
  readonly hideLabel?: boolean
  /** What was understood of the text, beside the label. */
  readonly beside?: string
  /** The hint stands beside the label too, as long as nothing else does: fields in one row keep their labels on one line. */
  readonly hintBeside?: boolean
  readonly wrong?: boolean
  readonly inputMode?: 'decimal' | 'numeric'
  readonly max?: number
  /** Codes scanned into it stay there: `any`, or only those that are none of ours; otherwise they are taken out again, with `never` the shortest too. */
  readonly keepsCodes?: 'any' | 'unknown' | 'never'
  /** Escape was pressed in it, where no window hears it. */
  readonly onEscape?: () => void
  /** What stands in it was filled in for the person: it is selected when the field gets the focus, so that typing replaces it. */
  readonly selects?: boolean
}

// Told on every letter, each would cut the one before it short.
const tellAfterMs = 700

/** A labelled text field. What was understood of it is told once nobody has typed in it for a moment, and describes it. */
export const TextField = (props: TextFieldProps): ReactElement => {
  const isHintBeside = props.hintBeside === true && props.hint !== undefined
  const beside = props.beside ?? ''
  const isBeside = beside !== ''
  const announce = useAnnounce()
  const told = useRef(beside)
  useEffect(() => {
    if (told.current === beside) return
    const timer = window.setTimeout(() => {
      told.current = beside
      if (beside !== '') announce(beside)
    }, tellAfterMs)
    return () => {
      window.clearTimeout(timer)
    }
  }, [announce, beside, props.value])
  const besideId = useId()
  const placeholder = props.placeholder === undefined ? {} : { placeholder: props.placeholder }
  return (
    <AriaTextField
      className={css['field'] ?? ''}
      value={props.value}
      onChange={props.onChange}
      maxLength={props.max ?? 500}
      isInvalid={props.wrong ?? false}
      autoComplete="off"
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      {...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus })}
      {...(props.hideLabel === true ? { 'aria-label': props.label } : {})}
      {...(isBeside ? { 'aria-describedby': besideId } : {})}
    >
      {props.hideLabel === true ? null : (
        <div className={css['labels']}>
          <Label className={css['label'] ?? ''}>{props.label}</Label>
          {isHintBeside ? (
            <Text slot="description" className={isBeside ? 'for-listening' : classes(css['beside'], css['hint'])}>
              {props.hint}
            </Text>
          ) : null}
          {isBeside ? (
            <span id={besideId} className={classes(css['beside'], props.wrong === true && css['wrong'])}>
              {beside}
            </span>
          ) : null}
        </div>
      )}
      {props.hint === undefined || isHintBeside ? null : (
        <Text
          slot="description"
          className={classes(css['hint'], props.wrong === true && props.beside === undefined && css['wrong'])}
        >
          {props.hint}
        </Text>
      )}
      {props.rows === undefined ? (
        <Input
          className={css['input'] ?? ''}
          spellCheck={false}
          {...placeholder}
          {...(props.keepsCodes === undefined ? {} : { 'data-codes': props.keepsCodes })}
          {...(props.onEscape === undefined
            ? {}
            : {
                onKeyDown: ({ key }: KeyboardEvent) => {
                  if (key === 'Escape') props.onEscape?.()
                },
              })}
          {...(props.selects === true ? { onFocus: (event) => event.currentTarget.select() } : {})}
        />
      ) : (
        <TextArea className={classes(css['input'], css['area'])} rows={props.rows} {...placeholder} />
      )}
    </AriaTextField>
  )
}
