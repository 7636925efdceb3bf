import type { ReactElement } from 'react'
import { classes } from '../../ui/class-names.ts'
import { notReal } from '../../wording/print.ts'
import css from './print.module.css'

/** Across what is printed where no real patient is, below the text so that it can still be read; on paper, on every page of it. */
export const NotReal = (props: { readonly sizePt: number; readonly everyPage?: boolean }): ReactElement => (
  <div
    aria-hidden="true"
    className={classes(css['notReal'], props.everyPage === true && css['everyPage'])}
    style={{ fontSize: `${String(props.sizePt)}pt` }}
  >
    <span>{notReal}</span>
  </div>
)
