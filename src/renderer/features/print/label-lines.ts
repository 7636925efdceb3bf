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
 * The lines of a text, with what stands at the right of its last line, or below it, from the left edge, where there is no room beside. Every character
 * but blanks is kept.
 */
export const labelLines = (
  measure: Measure,
  left: string,
  { right = '', sizePt, bold = false }: { readonly right?: string; readonly sizePt: number; readonly bold?: boolean },
): readonly LabelLine[] => {
  const widthMm = (text: string): number => measure(text, bold) * sizePt * mmPerPt
  const fits = (text: string): boolean => widthMm(text) <= usableMm
  const lines = wrapText(left, fits).map((text): LabelLine => ({ text, right: '', sizePt, bold }))
  const last = lines.at(-1)
  if (right === '') return lines
  if (last !== undefined && widthMm(last.text) + gapMm + widthMm(right) <= usableMm)
    return [...lines.slice(0, -1), { ...last, right }]
  return [...lines, ...wrapText(right, fits).map((text): LabelLine => ({ text, right: '', sizePt, bold }))]
}
