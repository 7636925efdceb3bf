import { wrapText, type Measure } from './wrap-text.ts'

/** One line of print: `text` from the left edge, `right` at the right edge. */
export interface LabelLine {
  readonly text: string
  readonly right: string
  readonly sizePt: number
  readonly bold: boolean
}

/** What may be printed on of a 70 × 35 mm label, in mm; printers do not reach the edge. */
export const labelBox = { widthMm: 66, heightMm: 32 } as const

const mmPerPt = 25.4 / 72
// As `.line` of print.module.css.
const leading = 1.2
// Printers place letters a little differently from the screen that measured them.
const usableMm = labelBox.widthMm * 0.975
const gapMm = 2

/** The height of one line of a type size, in mm. */
export const lineMm = (sizePt: number): number => sizePt * mmPerPt * leading

/** The height of some lines, in mm. */
export const heightMm = (lines: readonly LabelLine[]): number =>
  lines.reduce((sum, { sizePt }) => sum + lineMm(sizePt), 0)

/**
 * The lines of a text, and of what stands at the right of its first line. A right part that would leave the left one too narrow
 * a column gets lines of its own. Every character but blanks is kept.
 */
export const labelLines = (
  measure: Measure,
  left: string,
  { right = '', sizePt, bold = false }: { readonly right?: string; readonly sizePt: number; readonly bold?: boolean },
): readonly LabelLine[] => {
  const widthMm = (text: string): number => measure(text, bold) * sizePt * mmPerPt
  const rightMm = right === '' ? 0 : widthMm(right) + gapMm
  const beside = rightMm <= usableMm / 2
  const room = beside ? usableMm - rightMm : usableMm
  const fits = (text: string): boolean => widthMm(text) <= room
  const line = (text: string, end: string): LabelLine => ({ text, right: end, sizePt, bold })
  const lines = wrapText(left, fits).map((text, at) => line(text, beside && at === 0 ? right : ''))
  if (right === '' || (beside && lines.length > 0)) return lines
  return [...lines, ...wrapText(right, fits).map((text) => line('', text))]
}
