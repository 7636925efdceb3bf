import type { ReactElement } from 'react'
import css from './key-cap.module.css'

/** A key as printed beside what it does. Listeners get it through `aria-keyshortcuts` of the control instead. */
export const KeyCap = ({ children }: { readonly children: string }): ReactElement => (
  <kbd className={css['cap']} aria-hidden="true">
    <span className={css['key']}>{children}</span>
  </kbd>
)
