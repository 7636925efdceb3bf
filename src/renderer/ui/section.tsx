import type { ReactElement, ReactNode } from 'react'
import css from './section.module.css'

/** A part of a page of settings: what it is about on the left, what stands and can be done on the right. */
export const Section = (props: {
  readonly head: string
  readonly about?: string
  readonly children: ReactNode
}): ReactElement => (
  <section className={css['section']} aria-label={props.head}>
    <div>
      <h2>{props.head}</h2>
      {props.about === undefined ? null : <p className={css['about']}>{props.about}</p>}
    </div>
    <div className={css['body']}>{props.children}</div>
  </section>
)
