import type { ReactElement, ReactNode } from 'react'
import { classes } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import css from './notice.module.css'

/** How loud: danger to a patient, something to act on, just done, or plain. */
export type Tone = 'danger' | 'attention' | 'fresh' | 'plain'

const icons: Readonly<Record<Tone, IconName>> = { danger: 'stop', attention: 'warning', fresh: 'tick', plain: 'ring' }

/** A sentence that has to be seen: what is so, and below it what was kept or what to do. `says` reads it out as it appears. */
export const Notice = (props: {
  readonly tone: Tone
  readonly head: ReactNode
  readonly children?: ReactNode
  readonly icon?: IconName
  readonly says?: boolean
}): ReactElement => (
  <div className={classes(css['notice'], css[props.tone])} role={props.says === true ? 'alert' : undefined}>
    <Icon name={props.icon ?? icons[props.tone]} />
    <div className={css['body']}>
      <p className={css['head']}>{props.head}</p>
      {props.children === undefined || props.children === null ? null : <div>{props.children}</div>}
    </div>
  </div>
)
