import type { ReactElement } from 'react'
import { code128, moduleMm, modulesOf, quietModules } from './code-128.ts'
import css from './print.module.css'

/** A text as Code 128, as wide as scanners like it within `widthMm`; nothing where it does not fit. */
export const Barcode = (props: {
  readonly text: string
  readonly widthMm: number
  readonly heightMm: number
}): ReactElement | null => {
  const runs = code128(props.text)
  const unit = moduleMm(runs, props.widthMm)
  if (unit === undefined) return null
  const modules = modulesOf(runs)
  const starts = runs.map((_, at) => runs.slice(0, at).reduce((sum, run) => sum + run, quietModules))
  const bars = runs.flatMap((run, at) =>
    at % 2 === 0 ? [`M${String(starts[at])} 0h${String(run)}v1h-${String(run)}z`] : [],
  )
  return (
    <svg
      className={css['barcode']}
      role="img"
      aria-label={`Barcode ${props.text}`}
      viewBox={`0 0 ${String(modules)} 1`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      style={{ width: `${String(modules * unit)}mm`, height: `${String(props.heightMm)}mm` }}
    >
      <rect width={modules} height={1} className={css['clear']} />
      <path d={bars.join('')} />
    </svg>
  )
}
