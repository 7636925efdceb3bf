import type { ReactElement, ReactNode } from 'react'
import { NotReal } from './not-real.tsx'
import css from './print.module.css'
import type { Supplier } from './supplier.ts'

/** A sheet of A4 that flows over as many pages as it takes, with the pharmacy at its head where it is for outside. */
export const Page = (props: {
  readonly real: boolean
  readonly supplier?: Supplier
  readonly children: ReactNode
}): ReactElement => (
  <div className={css['page']} data-page>
    {props.real ? null : <NotReal sizePt={86} everyPage />}
    {props.supplier === undefined ? null : (
      <div className={css['letterhead']}>
        <strong>{props.supplier.name}</strong>
        {props.supplier.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
        {props.supplier.phone === '' ? null : <span>{`Tel ${props.supplier.phone}`}</span>}
      </div>
    )}
    {props.children}
  </div>
)
