import type { ReactElement, ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Paper } from './paper.ts'
import css from './print.module.css'

/** What goes to the printer: beside the window, unseen on the screen, and all there is on paper (`print.module.css`). */
export const PrintOut = (props: { readonly paper: Paper; readonly children: ReactNode }): ReactElement => {
  const { widthMm, heightMm, marginMm } = props.paper
  return createPortal(
    <div className={css['out']} data-print-out>
      <style>{`@page { size: ${String(widthMm)}mm ${String(heightMm)}mm; margin: ${String(marginMm)}mm }`}</style>
      {props.children}
    </div>,
    document.body,
  )
}
