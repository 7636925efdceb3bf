import type { ReactElement } from 'react'
import { classes } from '../../ui/class-names.ts'
import type { FittedLabel } from './fit-label.ts'
import type { LabelLine } from './label-lines.ts'
import { NotReal } from './not-real.tsx'
import css from './print.module.css'

/** Lines of a label: hanging from its top edge, standing on its bottom edge, or in the flow of what they are put in. */
export const LabelText = (props: {
  readonly lines: readonly LabelLine[]
  readonly at: 'top' | 'bottom' | 'flow'
}): ReactElement => (
  <div className={css[props.at]}>
    {props.lines.map((line, at) => (
      <div
        key={at}
        className={classes(css['line'], line.bold && css['bold'])}
        style={{ fontSize: `${String(line.sizePt)}pt` }}
      >
        <span>{line.text}</span>
        {line.right === '' ? null : <span>{line.right}</span>}
      </div>
    ))}
  </div>
)

/** A dispensing label, line by line as it was fitted. */
export const PrintedLabel = (props: { readonly label: FittedLabel; readonly real: boolean }): ReactElement => (
  <div className={css['label']} data-label>
    {props.real ? null : <NotReal sizePt={28} />}
    <LabelText lines={props.label.top} at="top" />
    <LabelText lines={props.label.bottom} at="bottom" />
  </div>
)
