import type { ReactElement, ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
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
  <Checkbox
    className={css['tick'] ?? ''}
    isSelected={props.ticked}
    onChange={props.onChange}
    isDisabled={props.disabled ?? false}
    {...(props.label === undefined ? {} : { 'aria-label': props.label })}
  >
    <span className={css['box']}>
      <Icon name="tick" size={14} />
    </span>
    <span>{props.children}</span>
  </Checkbox>
)
