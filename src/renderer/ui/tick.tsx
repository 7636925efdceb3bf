import type { ReactElement, ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import css from './fields.module.css'
import { Icon } from './icon.tsx'

/** A box to tick. */
export const Tick = (props: {
  readonly children: ReactNode
  readonly ticked: boolean
  readonly onChange: (ticked: boolean) => void
  readonly disabled?: boolean
  readonly label?: string
}): ReactElement => (
  <CheckboxField
    isSelected={props.ticked}
    onChange={props.onChange}
    isDisabled={props.disabled ?? false}
    {...(props.label === undefined ? {} : { 'aria-label': props.label })}
  >
    <CheckboxButton className={css['tick'] ?? ''}>
      <span className={css['box']}>
        <Icon name="tick" size={14} />
      </span>
      <span>{props.children}</span>
    </CheckboxButton>
  </CheckboxField>
)
