import type { ReactElement, ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classes } from './class-names.ts'
import css from './button.module.css'
import { KeyCap } from './key-cap.tsx'
import { capsOf } from '../wording/keys.ts'

/** How loud a button is: one `primary` in view, `danger` for what harms when wrong. */
export type ButtonLook = 'plain' | 'primary' | 'danger' | 'quiet' | 'link'

/** A button with a verb on it and, where there is one, its key. `keyOf` is shown and told to listeners, not listened for here. */
export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly look?: ButtonLook
  readonly large?: boolean
  readonly disabled?: boolean
  readonly keyOf?: string
  /** Its key does something and opens no window: see `createWordsTyped`. */
  readonly actsAtOnce?: boolean
  readonly label?: string
  readonly autoFocus?: boolean
  readonly describedBy?: string
  /** For a button that stays in: whether it is. */
  readonly pressed?: boolean
}

/** A button. */
export const Button = (props: ButtonProps): ReactElement => (
  <AriaButton
    className={classes(css['button'], css[props.look ?? 'plain'], props.large && css['large'])}
    isDisabled={props.disabled ?? false}
    onPress={props.onPress}
    ref={(button: HTMLButtonElement | null) => {
      // Of the attributes of ARIA, React Aria passes on only those it knows.
      if (props.keyOf === undefined) button?.removeAttribute('aria-keyshortcuts')
      else button?.setAttribute('aria-keyshortcuts', props.keyOf)
      button?.toggleAttribute('data-acts-at-once', props.actsAtOnce === true)
    }}
    {...(props.label === undefined ? {} : { 'aria-label': props.label })}
    {...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus })}
    {...(props.pressed === undefined ? {} : { 'aria-pressed': props.pressed })}
    {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
  >
    {props.children}
    {props.keyOf === undefined ? null : <KeyCap>{capsOf(props.keyOf)}</KeyCap>}
  </AriaButton>
)
