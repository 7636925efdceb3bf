import type { ReactElement } from 'react'
import { classes } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import css from './mark.module.css'

/** A small word in a frame. `full` is the whole sentence, for listeners and on hover. */
export const Mark = (props: {
  readonly short: string
  readonly full: string
  readonly tone: 'danger' | 'attention' | 'plain'
  readonly icon?: IconName
}): ReactElement => (
  <span className={classes(css['mark'], css[props.tone])} title={props.full}>
    {props.icon === undefined ? null : <Icon name={props.icon} size={14} />}
    <span aria-hidden="true">{props.short}</span>
    <span className="for-listening">{props.full}</span>
  </span>
)
