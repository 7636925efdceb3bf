import type { ReactElement, ReactNode } from 'react'
import css from './empty.module.css'

/** A list with nothing in it: that this is so, and what will come here. */
export const Empty = (props: {
  readonly head: string
  readonly about?: string
  readonly children?: ReactNode
}): ReactElement => (
  <div className={css['empty']}>
    <strong>{props.head}</strong>
    {props.about === undefined ? null : <p>{props.about}</p>}
    {props.children}
  </div>
)
