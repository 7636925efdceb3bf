import type { ReactElement, ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { asPdf } from '../../wording/print.ts'
import type { Paper } from './paper.ts'
import { PrintOut } from './print-out.tsx'
import css from './print.module.css'

/** What stands in the way of printing: what is so and what to do. */
export interface NotPrintable {
  readonly what: string
  readonly todo: string
}

/** A sheet as it is shown and printed: the same pages, and on which paper. */
export interface Printable {
  readonly paper: Paper
  readonly pages: readonly ReactElement[]
}

/** The window in which a sheet is looked at and printed. `sheet` is null while there is nothing to print. */
export const PrintFrame = (props: {
  readonly title: string
  readonly under?: ReactNode
  /** What can be chosen, beside the preview. */
  readonly options?: ReactNode
  readonly sheet: Printable | null
  readonly said?: ReactNode
  /** Done before it is printed, which it is only if this says so; where there is nothing to be done first, undefined. */
  readonly before?: (() => Promise<boolean>) | undefined
  readonly onClose: () => void
}): ReactElement => {
  const { sheet, before } = props
  const print = (): void => {
    if (sheet === null) return
    if (before === undefined) window.print()
    else
      void before().then((may) => {
        if (may) window.print()
      })
  }
  return (
    <>
      <Dialog
        wide
        title={props.title}
        under={props.under}
        onClose={props.onClose}
        onConfirm={print}
        keys={{ p: print }}
        scrolls={props.options === undefined}
        foot={
          <>
            <span className={css['about']}>{asPdf}</span>
            <Button onPress={props.onClose} look="quiet" keyOf="Escape">
              Close
            </Button>
            <Button look="primary" keyOf="Control+Enter" disabled={sheet === null} onPress={print}>
              Print
            </Button>
          </>
        }
      >
        {props.options === undefined ? (
          <>
            {props.said}
            {sheet === null ? null : <Preview {...sheet} zoom={0.8} />}
          </>
        ) : (
          <div className={css['both']}>
            <div className={css['options']}>
              {props.options}
              {props.said}
            </div>
            {sheet === null ? null : <Preview {...sheet} zoom={sheet.paper.widthMm > 100 ? 0.5 : 1.48} />}
          </div>
        )}
      </Dialog>
      {sheet === null ? null : <PrintOut paper={sheet.paper}>{sheet.pages}</PrintOut>}
    </>
  )
}

const Preview = ({ paper, pages, zoom }: Printable & { readonly zoom: number }): ReactElement => (
  <section aria-label="Preview" className={css['preview']}>
    {pages.map((page) => (
      <div
        key={page.key}
        className={css['paper']}
        style={{
          width: `${String(paper.widthMm)}mm`,
          minHeight: `${String(paper.heightMm)}mm`,
          padding: `${String(paper.marginMm)}mm`,
          zoom,
        }}
      >
        {page}
      </div>
    ))}
  </section>
)
